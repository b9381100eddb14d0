"""The page's style sheet and script."""

CSS = '''
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --card: #ffffff; --ink: #1c2024; --soft: #60686f; --line: #dfe2e0; --grid: #eceeec;
  --use: #0072b2; --use-fill: #0072b222; --taken: #8a9299; --heat: 213, 94, 0; --bar: #e69f0066; --accent: #0068a3;
  --bad: #c2410c; --free: #eef0ee;
  --k-L: #0072b2; --k-T: #56b4e9; --k-D: #009e73; --k-S: #e69f00; --k-F: #f0e442; --k-A: #cc79a7; --k-B: #7a5195;
  --k-M: #8c564b; --k-h: #9aa3aa;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1b1f23; --ink: #e4e7e9; --soft: #98a1a9; --line: #30363c; --grid: #262b30;
    --use: #56b4e9; --use-fill: #56b4e926; --taken: #7c868f; --heat: 240, 120, 40; --bar: #e69f0055;
    --accent: #7cc4f0; --bad: #ff8f5a; --free: #23282d;
    --k-L: #3d9bd6; --k-T: #86cdf5; --k-D: #20b48c; --k-S: #e6a91f; --k-F: #efe35a; --k-A: #d98fb8; --k-B: #a487c9;
    --k-M: #b58676; --k-h: #6d767e;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 3.2rem; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main, header { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: 0; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0 0 .35rem; font-weight: 650; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; font-weight: 600; }
p { margin: .3rem 0 .8rem; max-width: 52rem; }
.sub, .note, caption { color: var(--soft); }
.note { font-size: .88rem; }
.note code { white-space: nowrap; }
code, .code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: .86em; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
nav { position: sticky; top: 0; z-index: 5; background: var(--paper); border-bottom: 1px solid var(--line);
  margin-top: 1.1rem; }
nav div { max-width: 76rem; margin: 0 auto; padding: .5rem 1.5rem; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem;
  font-size: .92rem; }
section { margin: 2rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.2rem, 1fr)); gap: .8rem; margin: 1.4rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; }
.card b { display: block; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }
.card span { color: var(--soft); font-size: .85rem; }
.card small { display: block; color: var(--soft); font-size: .82rem; }
.card.bad b { color: var(--bad); }
.hint { background: var(--card); border: 1px solid var(--line); border-left: 4px solid rgb(var(--heat));
  border-radius: 6px; padding: .7rem 1rem; margin: 0 0 1.4rem; }
.hint code { display: block; margin-top: .3rem; font-size: .95em; white-space: pre-wrap; overflow-wrap: anywhere; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .82rem; white-space: nowrap;
  border-bottom: 1px solid var(--line); padding: .35rem .6rem; vertical-align: bottom; }
td { padding: .28rem .6rem; border-bottom: 1px solid var(--grid); vertical-align: top; }
tbody tr:hover td { background: var(--grid); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.where, .type { white-space: nowrap; }
.where small { display: block; color: var(--soft); }
td.code { min-width: 17rem; width: 100%; overflow-wrap: anywhere; white-space: pre-wrap; }
td.code small { display: block; color: var(--soft); white-space: normal;
  font: .82rem/1.4 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
.js th[data-sort] { cursor: pointer; }
.js th[data-sort]:hover { color: var(--ink); }
th.down::after { content: " \\25be"; } th.up::after { content: " \\25b4"; }
.share { position: relative; min-width: 6.5rem; }
.share i { position: absolute; left: .6rem; top: .35rem; height: 1.25rem; background: var(--bar); border-radius: 2px; }
.share span { position: relative; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 11px; font-family: inherit; font-variant-numeric: tabular-nums; }
.grid { stroke: var(--grid); } .axis { stroke: var(--line); }
.used { fill: none; stroke: var(--use); stroke-width: 1.4; stroke-linejoin: round; }
.area { fill: var(--use-fill); }
.taken { fill: none; stroke: var(--taken); stroke-width: 1.2; stroke-dasharray: 5 3; }
.limit { stroke: var(--bad); stroke-dasharray: 2 3; }
.why0 { stroke: #009e73; } .why1 { stroke: var(--use); } .why2 { stroke: #d55e00; } .why3 { stroke: #cc79a7; }
.fail { stroke: var(--bad); stroke-width: 1.2; }
.pause { fill: var(--use); } .hist { fill: var(--use); opacity: .75; }
.cursor { stroke: var(--soft); stroke-width: 1; visibility: hidden; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .85rem; color: var(--soft); margin: .4rem 0 0; }
.legend i { display: inline-block; width: .85rem; height: .85rem; border-radius: 2px; margin-right: .35rem;
  vertical-align: -.1rem; }
.legend svg { display: inline-block; width: 1.4rem; height: .8rem; vertical-align: -.1rem; margin-right: .3rem; }
#tip { position: fixed; pointer-events: none; background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: .4rem .6rem; font-size: .83rem; box-shadow: 0 3px 14px #0003; display: none; z-index: 9; white-space: pre;
  font-variant-numeric: tabular-nums; }
.choice { display: flex; flex-wrap: wrap; gap: .3rem; margin: .5rem 0 .7rem; }
input.pick { position: absolute; opacity: 0; width: 0; }
.pick + label { display: inline-block; padding: .18rem .75rem; border: 1px solid var(--line); border-radius: 1rem;
  font-size: .86rem; margin: .4rem .35rem .7rem 0; cursor: pointer; color: var(--soft); }
.pick:checked + label { color: var(--ink); border-color: var(--accent); background: var(--card); font-weight: 600; }
.pick:focus-visible + label { outline: 2px solid var(--accent); }
.side { display: none; }
.pick.a:checked ~ .side.a, .pick.b:checked ~ .side.b { display: block; }
.two { display: grid; grid-template-columns: 3fr 2fr; gap: 1rem; }
@media (max-width: 52rem) { .two { grid-template-columns: 1fr; } }
details { margin: .7rem 0; } summary { cursor: pointer; font-weight: 600; padding: .2rem 0; overflow-wrap: anywhere; }
summary small { font-weight: 400; color: var(--soft); }
.src { border-spacing: 0; font: .82rem/1.42 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.src td { border: 0; padding: 0 .6rem; white-space: pre; }
.src td.n { color: var(--soft); user-select: none; }
.src td.t { width: 100%; tab-size: 4; }
.src tr:target td.t { outline: 2px solid var(--accent); outline-offset: -1px; }
.src .gap td { color: var(--soft); padding: .15rem .6rem; background: var(--grid); }
.map rect { shape-rendering: crispEdges; }
footer { color: var(--soft); font-size: .85rem; margin: 3rem 0 2rem; }
@media print { nav { display: none; } .side { display: block; } }
'''

SCRIPT = '''
(function () {
  var doc = document, tip = doc.getElementById('tip');
  doc.documentElement.className = 'js';
  function bytes(n) {
    var u = ['B', 'KB', 'MB', 'GB'], i = 0;
    while (n >= 1000 && i < 3) { n /= 1024; i++; }
    return (i === 0 ? n : n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : n.toFixed(0)) + ' ' + u[i];
  }
  function time(ns) {
    return ns < 1e6 ? (ns / 1e3).toFixed(0) + ' \\u00b5s' : ns < 1e9 ? (ns / 1e6).toFixed(2) + ' ms'
         : (ns / 1e9).toFixed(3) + ' s';
  }
  function show(text, event) {
    tip.textContent = text;
    tip.style.display = 'block';
    var x = event.clientX + 14, y = event.clientY + 14;
    if (x + tip.offsetWidth > innerWidth - 8) x = event.clientX - tip.offsetWidth - 14;
    if (y + tip.offsetHeight > innerHeight - 8) y = event.clientY - tip.offsetHeight - 14;
    tip.style.left = x + 'px';
    tip.style.top = y + 'px';
  }
  function nearest(list, t) {
    var lo = 0, hi = list.length - 1;
    while (lo < hi) {
      var mid = (lo + hi) >> 1;
      if (list[mid][0] < t) lo = mid + 1; else hi = mid;
    }
    return lo > 0 && t - list[lo - 1][0] < list[lo][0] - t ? lo - 1 : lo;
  }
  var chart = doc.getElementById('chart');
  if (chart) {
    var d = JSON.parse(doc.getElementById('data').textContent), cursor = chart.querySelector('.cursor');
    chart.addEventListener('mousemove', function (e) {
      var box = chart.getBoundingClientRect(), x = (e.clientX - box.left) * d.width / box.width;
      var t = (x - d.left) / (d.right - d.left) * d.duration;
      if (t < 0 || t > d.duration) { tip.style.display = 'none'; cursor.style.visibility = 'hidden'; return; }
      var s = d.samples[nearest(d.samples, t)];
      var text = 'at ' + time(s[0]) + '\\nin use ' + bytes(s[1]) + '\\nheap ' + bytes(s[2]), at = s[0];
      if (d.collections.length) {
        var i = nearest(d.collections, t), c = d.collections[i];
        if (Math.abs(c[0] - t) / d.duration * (d.right - d.left) < 5) {
          text = (c[6] > 1 ? c[6] + ' collections about ' : 'collection at ') + time(c[0]) + '\\npause ' + time(c[1]) +
            '\\nbefore ' + bytes(c[2]) + '\\nafter ' + bytes(c[3]) + '\\nfreed ' + bytes(Math.max(0, c[2] - c[3])) +
            '\\nwhy: ' + d.reasons[c[5]];
          at = c[0];
        }
      }
      var px = d.left + at / d.duration * (d.right - d.left);
      cursor.setAttribute('x1', px);
      cursor.setAttribute('x2', px);
      cursor.style.visibility = 'visible';
      show(text, e);
    });
    chart.addEventListener('mouseleave', function () {
      tip.style.display = 'none';
      cursor.style.visibility = 'hidden';
    });
  }
  Array.prototype.forEach.call(doc.querySelectorAll('table.sort'), function (table) {
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (th, column) {
      if (!th.hasAttribute('data-sort')) return;
      th.addEventListener('click', function () {
        var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows), text = th.dataset.sort === 'text';
        var up = th.classList.contains('down') || (text && !th.classList.contains('up'));
        function key(row) {
          var cell = row.cells[column];
          return text ? cell.textContent : Number(cell.dataset.v);
        }
        rows.sort(function (a, b) {
          var x = key(a), y = key(b);
          return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
        });
        rows.forEach(function (row) { body.appendChild(row); });
        Array.prototype.forEach.call(heads, function (h) { h.classList.remove('up', 'down'); });
        th.classList.add(up ? 'up' : 'down');
      });
    });
  });
})();
'''
