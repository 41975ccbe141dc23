import fs from 'node:fs'
import { filesIn } from './files.mjs'
import { inRoot } from './root.mjs'

const han = /\p{Script=Han}|[，。！？：；（）【】《》“”…]/u

const isSource = (file) => /\.(ts|tsx)$/.test(file)

/** Every text that could be shown: string and template pieces and JSX text, but never a comment. */
function literalsOf(ts, file, text) {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const found = []
  const visit = (node) => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node) ||
      ts.isRegularExpressionLiteral(node)
    if (isText) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
      found.push({ line: line + 1, text: node.text.trim() })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** What people read lives in src/words, so that one search finds every sentence and one place changes it. */
function wordsOutsideOfWords(ts) {
  const areas = ['src/miniprogram', 'src/cloud', 'src/domain', 'src/contract']
  const files = filesIn(...areas).filter(
    (file) => isSource(file) && !file.startsWith('src/cloud/demo/'),
  )
  return files.flatMap((file) =>
    literalsOf(ts, file, fs.readFileSync(inRoot(file), 'utf8'))
      .filter(({ text }) => han.test(text))
      .map(({ line, text }) => `${file}:${line}  Chinese outside src/words: ${text}`),
  )
}

const linesWith = (files, pattern, complaint) =>
  files.flatMap((file) =>
    fs
      .readFileSync(inRoot(file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line)
          ? [`${file}:${index + 1}  ${complaint}: ${line.trim().slice(0, 100)}`]
          : [],
      ),
  )

/** "Job" is a service job (服务岗位); what runs in the background is a task. */
function jobsThatAreTasks() {
  const background = filesIn('src/cloud/outbox', 'src/cloud/functions').filter(isSource)
  const other = filesIn('src').filter((file) => isSource(file) && !background.includes(file))
  const named =
    /\b(enqueue|run|drain|schedule|background|cron)_?Jobs?\b|\bjob_?(queue|runner|worker|id|handler)\b/i
  return [
    ...linesWith(background, /jobs?(?![a-z])|Jobs?/, 'background work is a task'),
    ...linesWith(other, named, 'background work is a task'),
  ]
}

/** The source is read in English; only these spell it the other way. */
const spelling = () =>
  linesWith(filesIn('src').filter(isSource), /organis(er|ation|e)/i, 'in code it is spelled with z')

/** A lock that names a host installs from that host alone. */
const lockHosts = () =>
  linesWith(['package-lock.json'], /"resolved": "https?:/, 'the lock names a host').slice(0, 3)

/** Styles and scripts have no linter of their own to measure them. */
const longFiles = () =>
  filesIn('src', 'config', 'tests')
    .filter((file) => /\.(scss|mjs|cjs)$/.test(file))
    .flatMap((file) => {
      const lines = fs.readFileSync(inRoot(file), 'utf8').split('\n').length
      return lines > 301 ? [`${file}  has ${lines} lines; at most 300`] : []
    })

/** The house rules that no other tool knows. */
export async function tidy() {
  const { default: ts } = await import('typescript')
  const findings = [
    ...wordsOutsideOfWords(ts),
    ...jobsThatAreTasks(),
    ...spelling(),
    ...lockHosts(),
    ...longFiles(),
  ]
  return { code: findings.length === 0 ? 0 : 1, output: findings.join('\n') }
}
