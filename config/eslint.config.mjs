import react from 'eslint-plugin-react'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Page life-cycle hooks of Taro: React code needs them, and they call nothing by themselves. */
const taroHooks = [
  'useDidHide',
  'useDidShow',
  'useLaunch',
  'useLoad',
  'usePageScroll',
  'usePullDownRefresh',
  'useReachBottom',
  'useReady',
  'useRouter',
  'useShareAppMessage',
  'useShareTimeline',
  'useUnload',
]

const oneName = (name, message) => ({ name, message })

/** What a phone running WeChat lacks, or what only `platform/` may touch. */
const phoneGlobals = [
  'wx',
  'Taro',
  'window',
  'document',
  'location',
  'navigator',
  'history',
  'localStorage',
  'sessionStorage',
  'fetch',
  'Headers',
  'Request',
  'Response',
  'AbortController',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'structuredClone',
].map((name) => oneName(name, 'WeChat lacks it or only src/miniprogram/platform may call it.'))

const noIntl = oneName('Intl', 'Intl may be missing on a phone: use the fixed offset of UTC+8.')

/** A rule's outcome depends on its arguments alone: time, chance and the outside world are data. */
const impureGlobals = [
  'process',
  'crypto',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'console',
  'globalThis',
].map((name) => oneName(name, 'The domain is pure: take it as an argument.'))

const impureCalls = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: `now` is an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The domain has no clock: `now` is an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The domain has no clock: `now` is an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain has no chance: take what was drawn as an argument.',
  },
]

const skippedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]',
    message: 'No test is skipped, focused or postponed.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'No test is skipped or focused.',
  },
  {
    selector: "CallExpression[callee.name='setTimeout'][arguments.1.value>99]",
    message: 'Await the condition instead of sleeping for a fixed time.',
  },
]

const typed = {
  languageOptions: {
    parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: process.cwd() },
  },
}

const everywhere = {
  ...typed,
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
    ],
    '@typescript-eslint/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false, properties: false } },
    ],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    '@typescript-eslint/ban-ts-comment': [
      'error',
      { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
    ],
    eqeqeq: 'error',
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  },
}

const source = {
  files: ['src/**/*.{ts,tsx}'],
  rules: {
    // `as const` stays allowed; any other assertion claims what the compiler cannot see.
    '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    'max-lines-per-function': ['error', { max: 70, skipBlankLines: false, skipComments: false }],
  },
}

const reactRules = {
  files: ['src/miniprogram/**/*.{ts,tsx}'],
  plugins: { react, 'react-hooks': reactHooks },
  settings: { react: { version: '18.3' } },
  rules: {
    ...react.configs.flat.recommended.rules,
    ...react.configs.flat['jsx-runtime'].rules,
    ...reactHooks.configs.recommended.rules,
    'react/prop-types': 'off',
    'react/no-unknown-property': 'off',
  },
}

const phone = {
  files: ['src/miniprogram/**/*.{ts,tsx}'],
  ignores: ['src/miniprogram/platform/**'],
  rules: {
    'no-restricted-globals': ['error', ...phoneGlobals, noIntl],
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: [
          {
            name: '@tarojs/taro',
            allowImportNames: taroHooks,
            message: 'Only life-cycle hooks: APIs are called in src/miniprogram/platform.',
            allowTypeImports: true,
          },
        ],
      },
    ],
  },
}

const shared = {
  files: ['src/{words,contract}/**/*.ts'],
  rules: { 'no-restricted-globals': ['error', ...impureGlobals, noIntl] },
}

const domain = {
  files: ['src/domain/**/*.ts'],
  rules: {
    'no-restricted-globals': ['error', ...impureGlobals, noIntl],
    'no-restricted-syntax': ['error', ...impureCalls],
  },
}

const tests = {
  files: ['tests/**/*.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': ['error', ...skippedTests],
    // A test may say what it knows of its own fixtures, and pass functions of a double around.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/unbound-method': 'off',
    '@typescript-eslint/require-await': 'off',
  },
}

export default tseslint.config(
  { ignores: ['dist/', 'reports/', '.cache/', 'node_modules/', 'src/cloud/db/migrations/'] },
  // No comment switches a rule off: what is allowed is said here, once, for everybody.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'types/**/*.ts', 'config/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, everywhere],
  },
  source,
  reactRules,
  phone,
  shared,
  domain,
  tests,
)
