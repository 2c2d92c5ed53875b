import { percent } from './clock-bar.ts';
import { PALETTE } from './palette.ts';
import type { TimeAxis } from './time-axis.ts';

/** The page's style, all but what depends on the axis. It must survive in a style element as it is. */
export const STYLE = `${PALETTE}
*{box-sizing:border-box}
body{margin:0 auto;max-width:88rem;padding:1.5rem 1.5rem 3rem;background:var(--page);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,p,ul{margin:0;padding:0}
ul{list-style:none}
.patterns{position:absolute;width:0;height:0}
.patterns path{stroke:var(--card);stroke-width:2.5}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.35rem 1.25rem;margin-bottom:.75rem}
h1{font-size:1.7rem;letter-spacing:-.02em;line-height:1.2}
.when{color:var(--dim)}
.sums{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;margin-left:auto}
.sums b{font-size:1.15rem}
.sums .late{color:var(--late)}
.sums .risk{color:var(--risk)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin-bottom:.5rem;color:var(--dim);font-size:13px}
.legend li{display:flex;align-items:center;gap:.4rem}
.swatch{width:1.1rem;height:14px;border-radius:2px}
.swatch.now{width:2px;background:var(--now)}
.swatch.off{background:var(--off);border:1px solid var(--line)}
.axis{position:sticky;top:0;z-index:2;display:grid;grid-template-columns:var(--columns);align-items:end;padding:.4rem calc(1rem + 1px) .25rem calc(1rem + 4px);margin-bottom:.35rem;background:var(--page);color:var(--dim);font-size:12.5px;border-bottom:1px solid var(--line)}
.axis svg{overflow:visible}
.axis text{fill:var(--dim)}
.axis path{stroke:var(--line)}
.axis text.now{fill:var(--now);font-weight:600}
.axis path.now{stroke:var(--now);stroke-width:2}
.days{width:100%;height:34px}
.job{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--line);border-radius:8px;padding:.7rem 1rem .75rem;margin-bottom:.7rem}
.job.late{border-left-color:var(--late)}
.job.risk{border-left-color:var(--risk-bar)}
.job.run{border-left-color:var(--run)}
.head{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.1rem 1.5rem;margin-bottom:.45rem}
h2{font-size:1.1rem;line-height:1.35;overflow-wrap:anywhere}
.facts .id{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--dim)}
.facts .stage{font-weight:600}
.facts .turn{color:var(--dim)}
.facts span+span::before{content:"· ";color:var(--dim);font-weight:400}
.why{color:var(--dim)}
.next b{font-weight:600}
code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--code);border-radius:4px;padding:.1rem .35rem;overflow-wrap:anywhere;display:inline-block;-webkit-user-select:all;user-select:all}
table,thead,tbody{display:block}
table{margin:0}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
tbody tr{display:grid;grid-template-columns:var(--columns);align-items:center;border-top:1px solid var(--rule)}
th,td{padding:0;text-align:left;font-weight:400}
tbody th,tbody td{padding:.1rem .75rem .1rem 0}
.state,.at,.left{white-space:nowrap}
tbody th{display:flex}
.rule{flex:0 0 1.9rem;align-self:center;color:var(--dim);font-size:13px}
tr.late .state,tr.late .left{color:var(--late);font-weight:600}
tr.risk .state,tr.risk .left{color:var(--risk);font-weight:600}
tr.done .state{color:var(--done)}
tr.wait .state,tr.done,tr.over{color:var(--dim)}
tbody td.track{position:relative;align-self:stretch;display:flex;align-items:center;padding:0;background:var(--days)}
.track::after{content:"";position:absolute;top:0;bottom:0;left:calc(var(--at) - 1px);width:2px;background:var(--now);pointer-events:none}
.bar{display:block;width:100%;height:22px;overflow:visible}
.bar.sample{flex:none;width:2.6rem}
.bar.sample.mark{width:.7rem}
.bar svg{overflow:visible}
.span{fill:var(--card);stroke:var(--tone);stroke-width:1.25}
.past{fill:var(--tone)}
.excess{fill:var(--late)}
.pause{fill:url(#hatch)}
.due path{fill:var(--ink);stroke:var(--card);stroke-width:1.25}
.edge path{fill:none;stroke:var(--ink);stroke-width:2}
.edge.inside path{stroke:var(--card)}
.run{--tone:var(--run)}
.risk{--tone:var(--risk-bar)}
.late{--tone:var(--late-bar)}
.wait{--tone:var(--over)}
.done{--tone:var(--done)}
.over{--tone:var(--over)}
.bar.done .due path,.bar.over .due path{fill:var(--over)}
.idle{color:var(--dim);font-size:13px;margin-top:.3rem}
.none{padding:2rem 0;font-size:1.1rem}
footer{margin-top:1.25rem;color:var(--dim);font-size:13px}
.note{white-space:pre-line}
footer p,footer dl{margin:0 0 .5rem}
dl{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
dl div{display:flex;gap:.35rem}
dt{font-weight:600}
dd{margin:0}
@media (max-width:56rem){
body{padding:1rem .75rem 2rem}
.sums{margin-left:0;width:100%}
.axis{padding:.25rem calc(.75rem + 1px) .2rem calc(.75rem + 4px);grid-template-columns:1fr}
.axis span,.odd{display:none}
.job{padding:.6rem .75rem .7rem}
.head{display:block}
.why,.next{margin-top:.15rem}
tbody tr{grid-template-columns:minmax(0,1fr) auto;padding:.3rem 0 .2rem}
tbody th{grid-column:1}
tbody td.state{grid-column:2;padding-right:0;text-align:right}
tbody td.at::before{content:"due ";color:var(--dim)}
tbody td.at:empty{visibility:hidden}
tbody td.left{padding-right:0;text-align:right}
tbody td.track{grid-column:1/-1;min-height:26px}
}
@media print{
body{max-width:none;padding:0;font-size:11px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.axis{position:static}
.job{break-inside:avoid}
code{background:none;padding:0}
}
`;

/** What of the style depends on the axis: weekends, holidays, days and now behind every bar. */
export function axisStyle({ off, ticks, now }: TimeAxis): string {
  const lines = ticks.map(
    ({ at }) => `linear-gradient(var(--line),var(--line)) ${percent(at)} 0/1px 100% no-repeat`,
  );
  const stops = off.flatMap(({ from, to }) => [
    `transparent ${percent(from)}`,
    `var(--off) ${percent(from)} ${percent(to)}`,
    `transparent ${percent(to)}`,
  ]);
  const bands = `linear-gradient(to right,${['transparent 0', ...stops, 'transparent 100%'].join(',')})`;
  return `:root{--at:${percent(now)};--days:${[...lines, bands].join(',')}}\n`;
}
