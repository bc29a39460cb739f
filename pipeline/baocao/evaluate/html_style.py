"""The look and the three filters of the error browser."""

STYLE = """
:root{color-scheme:light dark;--ink:#1d1d1f;--paper:#fdfcf9;--faint:#6b6b70;--line:#dedbd2;--g:#bfe6c4;--p:#f6c7c2;
--h:#c9d8f8;--t:#f5e1a8}
@media(prefers-color-scheme:dark){:root{--ink:#e9e7e2;--paper:#17181b;--faint:#9a9aa2;--line:#34353b;--g:#24502b;--p:#6a2c27;--h:#2b3f6e;--t:#5f4d14}}
body{margin:1.5em auto;max-width:72em;padding:0 1.2em;background:var(--paper);color:var(--ink);
font:15px/1.6 system-ui,sans-serif}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:13px;margin:.5em 0}
td,th{padding:.15em .6em;text-align:right;border-bottom:1px solid var(--line);font-weight:400}
th:first-child{text-align:left}tr:first-child th{color:var(--faint)}
.tables{display:flex;flex-wrap:wrap;gap:1em 3em;align-items:flex-start}
#confusions{overflow-x:auto}td.right{color:var(--faint)}td.wrong{background:var(--p);cursor:pointer}
summary{cursor:pointer;color:var(--faint);margin-top:1em}
nav{position:sticky;top:0;background:var(--paper);padding:.6em 0;border-bottom:1px solid var(--line);z-index:1}
select{max-width:16em}h1{font-size:20px}h2{font-size:16px;margin:1.6em 0 .4em;
overflow-wrap:anywhere}small,i{color:var(--faint)}
.error{margin:.5em 0 .9em}q{quotes:none;white-space:pre-line;font:16px/1.6 "Noto Serif","Times New Roman",serif}
.g{background:var(--g)}.p{background:var(--p)}.g.p{background:linear-gradient(var(--g) 50%,var(--p) 50%)}
.h{background:var(--h)}.t{background:var(--t)}[hidden]{display:none}
"""

SCRIPT = """
const pick = id => document.getElementById(id);
let cell = null;
function show() {
  const label = pick('label').value, kind = pick('kind').value, record = pick('record').value;
  let shown = 0;
  for (const section of document.querySelectorAll('section')) {
    let any = false;
    for (const error of section.querySelectorAll('.error')) {
      const is = error.dataset;
      const fits = (!record || section.dataset.record === record) && (!kind || is.kind === kind)
        && (!label || is.gold === label || is.predicted === label)
        && (!cell || (is.gold === cell.gold && is.predicted === cell.predicted && is.kind !== 'value'));
      error.hidden = !fits;
      any = any || fits;
      shown += fits;
    }
    section.hidden = !any;
  }
  pick('count').textContent = shown;
}
for (const id of ['label', 'kind', 'record']) pick(id).addEventListener('change', () => { cell = null; show(); });
pick('confusions').addEventListener('click', event => {
  const is = event.target.dataset;
  if (!is.gold) return;
  for (const id of ['label', 'kind', 'record']) pick(id).value = '';
  cell = is;
  show();
  pick('count').scrollIntoView();
});
show();
"""
