import { Link } from 'react-router';
import type { Chain } from '../../features/station/readChain';
import { figuresOf } from '../../features/station/waiting';

/** How the stations stand, as far as the desk knows. */
export function Figures({ chain: { stations, total }, nowMs }: { readonly chain: Chain; readonly nowMs: number }) {
  const { paused, tills, tillsOnline, nozzles } = figuresOf(stations, nowMs);
  return (
    <>
      <dl className="figures" data-testid="figures">
        <div>
          <dt>油站</dt>
          <dd>
            <Link to="/stations">{total}</Link> 座
          </dd>
        </div>
        <div>
          <dt>油枪</dt>
          <dd>{nozzles} 把</dd>
        </div>
        <div>
          <dt>收银机在线</dt>
          <dd>
            {tillsOnline} / {tills} 台
          </dd>
        </div>
        <div>
          <dt>暂停车内支付</dt>
          <dd>{paused} 座</dd>
        </div>
      </dl>
      {stations.length < total && <p className="hint">只统计了前 {stations.length} 座油站，其余请在油站列表查看。</p>}
    </>
  );
}
