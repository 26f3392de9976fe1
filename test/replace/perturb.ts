import type { DateSet, Quantity, Value } from '../../server/src/engine/values/types.ts';

/** Another value in place of one, with the name of what was changed. */
export type Perturbed = readonly [kind: string, value: Value];

function otherDates(v: DateSet): Perturbed[] {
  const m = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$/.exec(v.edtf);
  if (!m) return [];
  const put = (edtf: string): Value => ({ type: 'date', edtf });
  const out: Perturbed[] = [];
  const month = Number(m[2] ?? 0);
  if (month >= 1 && month <= 12)
    out.push(['month', put(v.edtf.replace(/-\d\d/, `-${String((month % 12) + 1).padStart(2, '0')}`))]);
  if (m[3]) out.push(['day', put(v.edtf.replace(/\d\d$/, Number(m[3]) > 15 ? '09' : '21'))]);
  if (m[1] !== 'XXXX') out.push(['year', put(v.edtf.replace(/^\d{4}/, (n) => String(Number(n) + 3)))]);
  return out;
}

/** Other values of the same kind: what a fact may say where a draft says `v`. Plain figures, without hedge. */
export function perturbations(v: Value): Perturbed[] {
  if (v.type === 'date') return otherDates(v);
  if (v.type !== 'quantity') return [];
  const { hedge: _hedge, of: _of, vague: _vague, ...q } = v;
  const times = (by: number): Quantity => {
    const step = q.step || 1e-9;
    const round = (n: number): number => Number((Math.round((n * by) / step) * step).toPrecision(10));
    return { ...q, low: round(q.low), high: round(q.high) };
  };
  const share = (n: number, step: number): Quantity => ({ ...q, low: n, high: n, step });
  if (q.dimension === 'ordinal') return [['ordinal', { ...q, low: q.low + 2, high: q.high + 2 }]];
  if (q.dimension === 'times') return [['times', share(q.low === 2 ? 3 : 2, 0)]];
  if (q.dimension === 'ratio' && v.step === 0)
    return [
      ['fraction', share(q.low === 0.5 ? 1 / 3 : 0.5, 0)],
      ['percent', share(0.47, 0.01)],
    ];
  const out: Perturbed[] = [['figure', times(1.6)]];
  if (q.dimension === 'money' && q.unit) out.push(['currency', { ...q, unit: q.unit === 'USD' ? 'EUR' : 'USD' }]);
  if (q.unit === 'km') out.push(['unit', { ...q, unit: '[mi_i]' }]);
  if (q.unit === 'd') out.push(['unit', { ...q, unit: 'wk' }]);
  if (q.per === 'a') out.push(['per', { ...q, per: 'mo' }]);
  if (q.per === 'd') out.push(['per', { ...q, per: 'wk' }]);
  if (q.direction) out.push(['direction', { ...q, direction: q.direction === 'up' ? 'down' : 'up' }]);
  return out;
}
