/**
 * Who may import whom: the table of the architecture, made executable for dependency-cruiser.
 * Every rule says in its comment why it is there.
 */

/** In this order: a feature may use those before it, never those after it. */
const features = [
  'orgs',
  'families',
  'points',
  'rules',
  'budgets',
  'activities',
  'series',
  'signups',
  'attendance',
  'hours',
  'feedback',
  'my-record',
  'certificates',
  'shop',
  'grants',
]

/** What the phone loads on demand, and who asks for it. */
const subpackages = {
  organizer: 'those who organise',
  service: 'those who look after their hours and certificates',
  household: 'families that move, and those who read the book of the shop',
}
const anySubpackage = Object.keys(subpackages).join('|')

const area = (name) => `^src/${name}/`
const packages = (...names) => names.map((name) => `^node_modules/${name}`)

/** An area may import these areas and these packages, and nothing else. */
function only(name, comment, areas, allowedPackages = []) {
  return {
    name: `${name}-imports`,
    comment,
    severity: 'error',
    from: { path: area(name) },
    to: { pathNot: [...areas.map(area), ...packages(...allowedPackages)], couldNotResolve: false },
  }
}

const byFeature = features.slice(0, -1).map((feature, index) => ({
  name: `cloud-${feature}-before-${features[index + 1]}`,
  comment: `${feature} stands before ${features.slice(index + 1).join(', ')}: it must not know them.`,
  severity: 'error',
  from: { path: `^src/cloud/${feature}/` },
  to: { path: `^src/cloud/(${features.slice(index + 1).join('|')})/` },
}))

const bySubpackage = Object.entries(subpackages).map(([name, people]) => ({
  name: `${name}-stays-in-its-package`,
  comment: `Only ${people} load this: neither the main package nor another subpackage may carry it.`,
  severity: 'error',
  from: { path: area('miniprogram'), pathNot: `^src/miniprogram/${name}/` },
  to: { path: `^src/miniprogram/${name}/`, dependencyTypesNot: ['type-only'] },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or lack a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere breaks one of the builds.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^wx-server-sdk$'] },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs for people must not need the tools that built it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    only('domain', 'The domain is pure rules: it knows nothing but itself.', ['domain']),
    only(
      'contract',
      'The contract is what phone and cloud agree on: only schemas and the vocabulary of the domain.',
      ['contract', 'domain'],
      ['valibot/', '@orpc/contract/'],
    ),
    only(
      'words',
      'Words name what the domain and the contract have; they do nothing but format dates.',
      ['words', 'domain', 'contract'],
      ['dayjs/'],
    ),
    {
      name: 'words-take-only-types-of-the-contract',
      comment: 'Words are typed by the contract, so that none is missing, but never load it.',
      severity: 'error',
      from: { path: area('words') },
      to: { path: area('contract'), dependencyTypesNot: ['type-only'] },
    },
    only(
      'miniprogram',
      "The phone's bundle never contains the cloud, a database driver or a Node built-in.",
      ['miniprogram', 'contract', 'domain', 'words'],
      [
        '@tarojs/',
        '@nutui/',
        'react/',
        '@types/react/',
        'mobx/',
        'mobx-react-lite/',
        'dayjs/',
      ].concat(['valibot/', '@orpc/client/', '@orpc/contract/', 'uqr/', 'uuid/']),
    ),
    {
      name: 'nutui-only-behind-parts',
      comment: 'Pages know our own parts, so that a foreign one can be exchanged in one place.',
      severity: 'error',
      from: { path: area('miniprogram'), pathNot: '^src/miniprogram/parts/' },
      to: { path: packages('@nutui/') },
    },
    {
      name: 'parts-stay-dumb',
      comment:
        'A part shows what its props say: it knows no store, page, API or words. Of the platform it may use what differs in drawing, never what acts.',
      severity: 'error',
      from: { path: '^src/miniprogram/parts/' },
      to: {
        path: `^src/(miniprogram/(stores|pages|wired|${anySubpackage}|platform/index|api)|words|contract)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-stands-below',
      comment:
        'The platform wraps WeChat and the browser; what is built on it must not leak into it.',
      severity: 'error',
      from: { path: '^src/miniprogram/platform/' },
      to: { path: `^src/miniprogram/(stores|pages|wired|parts|api|${anySubpackage})` },
    },
    {
      name: 'stores-know-no-screens',
      comment: 'Stores hold state; screens read them, never the other way round.',
      severity: 'error',
      from: { path: `^src/miniprogram/((${anySubpackage})/)?stores/` },
      to: {
        path: `^src/miniprogram/(pages|parts|wired|(${anySubpackage})/(?!stores))`,
        dependencyTypesNot: ['type-only'],
      },
    },
    ...bySubpackage,
    {
      name: 'cloud-without-the-phone',
      comment: 'The cloud never contains the phone, Taro, React or what belongs to them.',
      severity: 'error',
      from: { path: area('cloud') },
      to: {
        path: [
          area('miniprogram'),
          ...packages('@tarojs/', '@nutui/', 'react', 'mobx', '@orpc/client/'),
        ],
      },
    },
    {
      name: 'drivers-only-in-db',
      comment: 'Which database it is, is decided in one place.',
      severity: 'error',
      from: { path: area('cloud'), pathNot: '^src/cloud/db/' },
      to: {
        path: packages('pg/', '@electric-sql/', '@types/pg/'),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'wechat-only-behind-its-port',
      comment: "WeChat's server kit starts slowly and changes a lot: one port loads it, lazily.",
      severity: 'error',
      from: { path: area('cloud'), pathNot: '^src/cloud/(wechat|files)/' },
      to: { path: 'wx-server-sdk' },
    },
    ...byFeature,
    {
      name: 'flows-stand-above-features',
      comment:
        'A flow joins features in one transaction; only the router that offers it may call it.',
      severity: 'error',
      from: { path: `^src/cloud/(${features.join('|')})/`, pathNot: '/router[^/]*[.]ts$' },
      to: { path: '^src/cloud/flows/' },
    },
    {
      name: 'nothing-imports-a-door',
      comment: 'Functions and the local server are where a program starts: nobody calls them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cloud/(functions/|local[.]ts$)' },
      to: { path: '^src/cloud/(functions/|local[.]ts$)' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests, scripts and configuration are not part of the product.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|config)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.weapp.ts', '.h5.ts', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
}
