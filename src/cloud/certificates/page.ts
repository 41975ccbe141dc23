import { readSerial, spelledSerial, type PublicState } from '../../domain/certificates'
import { publicStateWords, verifyWords as words } from '../../words/certificates'
import type { Verified } from './verify'

/**
 * The public page: plain HTML from the cloud, without scripts, readable in any browser, by day and by night. It
 * shows what `Verified` has and nothing else.
 */

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const style = `
:root{color-scheme:light dark;--paper:#faf7f2;--card:#fffdfa;--ink:#231f1a;--quiet:#61584e;--line:#e9e1d3;--good:#246a41;--goodwash:#e5f1e6;--bad:#b52b1a;--badwash:#fbeae3;--accent:#c0301e}
@media(prefers-color-scheme:dark){:root{--paper:#16130f;--card:#211d17;--ink:#f1ebe1;--quiet:#bdb3a4;--line:#383128;--good:#86d0a3;--goodwash:#1b3125;--bad:#ff9580;--badwash:#3c201a;--accent:#c93b28}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 -apple-system,'PingFang SC','HarmonyOS Sans SC','MiSans','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif}
main{max-width:30rem;margin:0 auto;padding:2.5rem 1.25rem 3rem}
h1{margin:0 0 1.5rem;font-size:1.5rem;line-height:1.35}
.card{background:var(--card);border-radius:1rem;overflow:hidden;box-shadow:0 1px 2px rgba(74,52,20,.05),0 8px 24px rgba(74,52,20,.07)}
.state{padding:1.25rem}
.state strong{display:block;font-size:1.35rem;line-height:1.4}
.good{color:var(--good);background:var(--goodwash)}
.bad{color:var(--bad);background:var(--badwash)}
dl{margin:0;padding:.5rem 1.25rem 1rem}
dl div{display:flex;gap:1rem;justify-content:space-between;padding:.7rem 0;border-top:1px solid var(--line)}
dl div:first-child{border-top:0}
dt{flex:none;color:var(--quiet)}
dd{margin:0;text-align:right;overflow-wrap:anywhere}
p{color:var(--quiet)}
a{color:var(--accent)}
form{display:flex;flex-wrap:wrap;gap:.75rem}
label{flex-basis:100%}
input{flex:1 1 14rem;min-width:0;padding:.75rem 1rem;border:1px solid var(--quiet);border-radius:.75rem;background:var(--card);color:inherit;font:inherit}
button{padding:.75rem 1.5rem;border:0;border-radius:.75rem;background:var(--accent);color:#fffaf6;font:inherit;font-weight:600}
`

const page = (body: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · ${words.product}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
${body}
</main>
</body>
</html>
`

const form = `<form method="get" action="/verify">
<label for="serial">${words.ask}</label>
<input id="serial" name="serial" maxlength="40" autocomplete="off" autocapitalize="characters" placeholder="${words.placeholder}" required>
<button>${words.look}</button>
</form>
`

const state = (tone: 'good' | 'bad', { title, text }: { title: string; text: string }) =>
  `<div class="state ${tone}" role="status"><strong>${title}</strong>${text}</div>`

const toneOf: Record<PublicState, 'good' | 'bad'> = {
  valid: 'good',
  revoked: 'bad',
  replaced: 'bad',
}

const fact = (id: string, name: string, value: string) =>
  `<div><dt>${name}</dt><dd id="${id}">${value}</dd></div>`

const newer = (serial: string) => `<a href="/verify/${serial}">${spelledSerial(serial)}</a>`

/** Nothing was asked yet. */
export const askPage = () => page(form)

/** What is known of a certificate, and a way to the next one. */
export const verifiedPage = (found: Verified) =>
  page(`<div class="card">${state(toneOf[found.state], publicStateWords[found.state])}<dl>
${fact('serial', words.serial, spelledSerial(found.serial))}
${fact('issuer', words.issuer, escaped(found.issuer))}
${fact('holder', words.holder, escaped(found.holder))}
${fact('total', words.total, words.duration(found.minutes))}
${found.replacedBy === null ? '' : fact('newer', words.newer, newer(found.replacedBy))}
</dl></div>
<p>${words.note}</p>
<p><a href="/verify">${words.another}</a></p>`)

/** No certificate of that number. What was typed is shown only when it could be one. */
export const unknownPage = (text: string) => {
  const serial = readSerial(text)
  const asked =
    serial === null ? '' : `<dl>${fact('serial', words.serial, spelledSerial(serial))}</dl>`
  const told = { title: words.unknownTitle, text: words.unknownText }
  return page(`<div class="card">${state('bad', told)}${asked}</div><p></p>${form}`)
}

export const tooManyPage = () =>
  page(
    `<div class="card">${state('bad', { title: words.tooManyTitle, text: words.tooManyText })}</div>`,
  )
