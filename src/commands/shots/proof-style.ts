/**
 * How a proof is printed: numbers in one margin, the text in a column that is read at ease, and the
 * other margin for a pen. Black on white, with no colour that a printer would have to guess.
 */
export const proofStyle = `
@page { size: A4; margin: 16mm 16mm 20mm }
* { box-sizing: border-box }
html { font: 11pt/1.5 Georgia, 'Liberation Serif', 'Times New Roman', 'DejaVu Serif', serif; color: #000 }
body { margin: 0 }
a { color: inherit; text-decoration: underline; text-decoration-thickness: 0.15mm; text-underline-offset: 0.6mm }
p, ul, ol, dl, blockquote, figure, h1, h2, h3 { margin: 0 }
p { orphans: 3; widows: 3 }

header, .at, .n, .quiet, dt, aside, .url { font-family: Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif }

header { display: flex; gap: 10mm; margin-bottom: 7mm; padding-bottom: 5mm; border-bottom: 0.5mm solid #000 }
header > div { flex: 1 }
header p { font-size: 9.5pt }
.kind { font-weight: bold; letter-spacing: 0.4mm; text-transform: uppercase }
h1 { font: bold 24pt/1.2 Georgia, 'Liberation Serif', 'Times New Roman', serif }
.how { margin-top: 3mm; color: #444 }
aside { flex: none; width: 64mm; padding: 3mm 4mm; border: 0.3mm solid #000 }
aside p + p { margin-top: 1mm }
aside i { display: inline-block; width: 3.2mm; height: 3.2mm; margin-inline-end: 1.5mm;
  border: 0.3mm solid #000; vertical-align: -0.4mm }
aside .sign { display: flex; gap: 4mm; padding-top: 9mm; font-size: 8pt; color: #444 }
.sign span { flex: 3; border-top: 0.2mm solid #000; padding-top: 0.5mm }
.sign span + span { flex: 2 }

main { position: relative; overflow-wrap: anywhere; padding-inline: 12mm 40mm }
main > * + *, section > * + *, article > * + *, footer > * + * { margin-top: 2.5mm }
.n { position: absolute; inset-inline-start: 0; width: 8mm; padding-top: 0.9mm; text-align: end;
  font-size: 8pt; font-weight: normal; line-height: 1.4; color: #444 }
.at { position: absolute; inset-inline-end: 0; width: 36mm; padding-top: 0.9mm; text-align: end;
  font-size: 7.5pt; font-weight: normal; line-height: 1.4; color: #555 }

h2, h3 { break-after: avoid; break-inside: avoid }
h2 { font-size: 15pt; line-height: 1.25; padding-top: 5mm }
section { border-top: 0.3mm solid #000; margin-top: 7mm }
section > h2 { padding-top: 2.5mm }
article { margin-top: 5mm }
article + article { margin-top: 7mm }
h3 { font-size: 12pt; line-height: 1.35 }
.bare { height: 5mm; break-after: avoid }
.quiet { font-size: 9pt; color: #333 }
ul, ol { padding-inline-start: 6mm }
li + li, li > p + p { margin-top: 1mm }
p + p, p + ul, p + ol, ul + p, ol + p, ul + ul, ol + ol { margin-top: 2.5mm }
blockquote { padding-inline-start: 4mm; border-inline-start: 0.6mm solid #999 }
blockquote > * + * { margin-top: 2mm }
abbr { text-decoration: none }
abbr[title]::after { content: ' [' attr(title) ']'; font-size: 9pt; color: #444 }

dl > div { display: flex; gap: 3mm; break-inside: avoid }
dl > div + div { margin-top: 1mm }
dt { flex: none; width: 24mm; padding-top: 0.6mm; font-size: 9pt; color: #333 }
dd { margin: 0; flex: 1 }
.deadlines dt, .deadlines dd { font-weight: bold; color: #000 }
.link + .link { margin-top: 1mm }
.url { font-size: 8pt; color: #444 }
.button a { font-weight: bold }
figure { break-inside: avoid }
img { display: block; max-width: 80mm; max-height: 60mm; margin-bottom: 1.5mm }
main > footer { margin-top: 8mm; padding-top: 2.5mm; border-top: 0.3mm solid #000 }
`
