/** The styles of the page: a grey desk with papers on it, in the light and in the dark. */
export const style = `
:root{color-scheme:light dark;--desk:#eceeee;--paper:#fff;--line:#dde1e2;--edge:#878f92;--ink:#1b2225;--muted:#566166;--accent:#0b5a61;--came:#1d6533;--came-tint:#dcf3e1;--went:#a8231c;--went-tint:#fce3e0}
@media (prefers-color-scheme:dark){:root{--desk:#101415;--paper:#181d1f;--line:#2d3538;--edge:#6f7a7e;--ink:#e7ebec;--muted:#9eaaae;--accent:#6cc5cb;--came:#86cf9a;--came-tint:#17321f;--went:#ff9c90;--went-tint:#3a1b1b}}
*{box-sizing:border-box}
body{margin:0;background:var(--desk);color:var(--ink);font:15px/1.5 -apple-system,"Segoe UI",Inter,Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;overflow-wrap:anywhere}
main{max-width:1480px;margin:0 auto;padding:24px;display:grid;gap:20px;grid-template-columns:minmax(0,1fr)}
h1,h2,p,ul{margin:0;padding:0}
h1{font-size:22px;line-height:1.3;font-weight:600}
h1 span{font-weight:400}
header p,h2 span{color:var(--muted);font-weight:400}
h2{font-size:14px;padding:10px 16px;border-bottom:1px solid var(--line)}
.changes,.mails>section,.pictures,.none{background:var(--paper);border:1px solid var(--line);border-radius:8px}
.changes{max-height:56vh;overflow:auto}
.none{padding:20px}
.mails .none{border:0}
ul{list-style:none}
li{display:grid;grid-template-columns:20px minmax(0,1fr) auto;gap:0 8px;padding:10px 16px;border-top:1px solid var(--line);align-items:start}
li:first-child{border-top:0}
.sign{font-weight:700;text-align:center;color:var(--muted)}
.added .sign{color:var(--came)}
.removed .sign{color:var(--went)}
cite{font-style:normal;font-weight:600}
.before{color:var(--went)}
.after{color:var(--came)}
.detail{margin-top:4px;color:var(--muted);font-size:14px}
.detail cite{color:var(--ink);font-weight:400}
ins{background:var(--came-tint);color:var(--came);text-decoration:none;border-radius:3px;padding:1px 3px}
del{background:var(--went-tint);color:var(--went);border-radius:3px;padding:1px 3px}
button{font:inherit;font-size:13px;color:var(--accent);background:none;border:1px solid var(--edge);border-radius:6px;padding:2px 12px;min-height:28px;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[hidden]{display:none}
.mails{display:grid;gap:20px;grid-template-columns:repeat(2,minmax(0,1fr));scroll-margin-top:12px}
.mails>section{overflow:hidden;display:flex;flex-direction:column}
iframe{display:block;border:0;width:100%;height:calc(100vh - 120px);min-height:420px;background:#fff}
.pictures{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);align-items:start}
.pictures h2,.pictures .none{grid-column:1/-1}
figure{margin:0;padding:16px}
figcaption{color:var(--muted);font-size:14px;margin-bottom:8px}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line)}
@media (max-width:900px){main{padding:12px}.mails,.pictures{grid-template-columns:minmax(0,1fr)}iframe{height:80vh}.changes{max-height:none}}
@media print{.changes{max-height:none}button{display:none}}
`

/** The script of the page: a click on “Show” brings both mails to the item. */
export const show = `
for (const button of document.querySelectorAll('button[hidden]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    document.getElementById('mails').scrollIntoView({ block: 'start' })
    for (const side of ['before', 'after']) {
      const mail = document.getElementById(side)?.contentWindow
      const place = mail?.document.getElementById(button.dataset[side])
      if (place) mail.scrollTo(0, place.getBoundingClientRect().top + mail.scrollY - 24)
    }
  })
}
`
