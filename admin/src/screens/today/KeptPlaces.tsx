import type { DeskIdentity } from '@jiayou/contract';

/** What a role will ask here first, where the answer is not there yet: said, not hidden. */
const PLACES: Readonly<Record<string, readonly [title: string, words: string]>> = {
  'hq-finance': ['对不上的营业日', '对账功能开通后，渠道账单与账本不符的油站营业日会列在这里。'],
  'station-finance': ['对不上的营业日', '对账功能开通后，本站渠道账单与账本不符的营业日会列在这里。'],
  'hq-marketing': ['正在进行的活动', '营销功能开通后，正在进行的活动和带来的收入会列在这里。'],
};

export function KeptPlaces({ staff }: Pick<DeskIdentity, 'staff'>) {
  const place = PLACES[staff.role];
  if (place === undefined) return null;
  const [title, words] = place;
  return (
    <section className="waiting" aria-labelledby="kept" data-testid="kept-place">
      <h2 id="kept">{title}</h2>
      <p className="all-well">{words}</p>
    </section>
  );
}
