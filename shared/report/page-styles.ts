// How the web page of a report looks, on a screen and on paper.
import type { ReportDocument } from './document.ts'

/** The pages on paper, and what stands at the foot of each. */
export function paperStyles({ footer, words: { page, ofPages } }: Pick<ReportDocument, 'footer' | 'words'>): string {
  const foot = 'font:8.5pt Arial,sans-serif;color:#4c6272'
  return `@page{size:A4;margin:16mm 16mm 18mm;@bottom-left{content:${cssString(footer)};${foot}}@bottom-right{content:${cssString(page)} " " counter(page) " " ${cssString(ofPages)} " " counter(pages);${foot}}}`
}

/** Within a style element: nothing that could end the string or the element is written as itself. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,·–-]/gu, (char) => `\\${char.codePointAt(0)!.toString(16)} `)}"`
}

export function pageStyles(document: ReportDocument): string {
  return `
*{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%}
body{margin:0;background:#f0f4f5;color:#212b32;font:1rem/1.5 Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
.paper{max-width:794px;margin:0 auto;padding:24px 16px 40px;background:#fff}
h1{font-size:2rem;line-height:1.2;margin:0 0 20px}
h2{font-size:1.375rem;line-height:1.3;border-top:2px solid #212b32;padding-top:12px;margin:36px 0 12px}
h3{font-size:1.0625rem;line-height:1.4;margin:24px 0 8px}
p{margin:0 0 12px} header p{margin:0 0 4px}
ul{margin:0 0 12px;padding-left:20px} li{margin:0 0 4px}
a{color:#005eb8} a:focus-visible,.scroll:focus-visible{outline:3px solid #ffb81c;outline-offset:2px}
.dim{color:#4c6272}
.own{border-left:4px solid #aeb7bd;padding-left:12px}
.contents h2{border:0;padding:0;margin:24px 0 4px;font-size:1.0625rem} .contents ol{list-style:none;margin:0;padding:0;columns:2 240px} .contents a{display:inline-block;padding:3px 0}
.process{list-style:none;margin:0 0 12px;padding:0;display:grid;gap:8px}
.process li{display:grid;align-content:start;gap:2px;margin:0;padding:10px 12px;border:1px solid #aeb7bd;border-radius:4px;font-size:.9375rem;line-height:1.3}
.scroll{overflow-x:auto;margin:0 0 16px}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.4}
caption{text-align:left;font-weight:700;padding:0 0 4px}
th,td{text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid #d8dde0;font-variant-numeric:tabular-nums}
thead th{hyphens:auto;border-bottom:2px solid #4c6272;vertical-align:bottom} tbody th{font-weight:400}
th.r,td.r{text-align:right} td.r a{display:inline-block;padding:2px 0}
tr:target,h3:target,li:target{background:#fff3cf}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
figure{margin:0 0 16px} figure svg{display:block;width:100%;max-width:480px;height:auto} figcaption{color:#4c6272;font-size:.875rem;padding-top:4px}
footer{margin-top:40px;border-top:1px solid #d8dde0;padding-top:8px;color:#4c6272;font-size:.875rem}
@media (min-width:641px){.paper{padding:56px 64px 40px;margin:24px auto;box-shadow:0 0 0 1px #d8dde0}.process{grid-template-columns:repeat(auto-fit,minmax(118px,1fr))}}
@media screen and (max-width:640px){
.scroll{overflow:visible} table,tbody,caption:not(.sr){display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{display:flex;flex-wrap:wrap;gap:4px 16px;padding:8px 0;border-bottom:1px solid #d8dde0}
th,td,th.r,td.r{padding:0;border:0;text-align:left} .line{flex:1 0 100%}
[data-label]::before{content:attr(data-label) " ";content:attr(data-label) " " / "";color:#4c6272}
}
${paperStyles(document)}
@media print{
body{background:#fff;font-size:10pt;line-height:1.4}
.paper{max-width:none;margin:0;padding:0;box-shadow:none}
a{color:inherit;text-decoration:none}
h1{font-size:20pt;margin-bottom:10pt} h2{font-size:14pt;margin:18pt 0 6pt;padding-top:6pt;border-top-width:1.5pt} h3{font-size:10.5pt;margin:10pt 0 3pt}
p,ul,figure,.scroll{margin-bottom:6pt} li{margin-bottom:1.5pt}
h2,h3,caption,.leads{break-after:avoid} .after{break-before:avoid}
p,li{orphans:3;widows:3}
tr,figure,.process li,.whole{break-inside:avoid} tbody tr:first-child{break-before:avoid} figure{break-before:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
table{font-size:9pt;line-height:1.3} th,td{padding:2.5pt 6pt 2.5pt 0} td.r a{padding:0}
.process{grid-template-columns:repeat(5,1fr);gap:6px} .process li{font-size:9pt;padding:6px 8px}
figure svg{max-width:100mm}
footer{display:none}
}
`
}
