import { useState } from 'react';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { CardForm } from './CardForm';
import type { CollectDesk } from './collectDesk';
import type { CardStep, CollectState } from './collectState';
import { StageAmount } from './StageAmount';

interface CardStageProps {
  readonly state: Extract<CollectState, { at: 'card' }>;
  readonly collect: CollectDesk;
}

/** The card terminal at work; in doubt the person looks, and nothing is charged twice. */
export function CardStage({ state: { order, step, trouble }, collect }: CardStageProps) {
  return (
    <div className="stage-card">
      <p className="wallet bank-card">银行卡</p>
      <StageAmount fen={order.payableFen} />
      {step.is === 'form' && (
        <CardForm words={step.words} onApproved={collect.settleCard}>
          <NotCharged fen={order.payableFen} collect={collect} />
        </CardForm>
      )}
      {step.is === 'doubt' && <Doubt fen={order.payableFen} collect={collect} />}
      {isAtWork(step) && (
        <>
          <h2 className="stage-head" role="status" data-testid="card-head">
            {WORK_WORDS[step.is]}
          </h2>
          <p className="stage-todo">{trouble ? '网络不通，正在重试，请勿重复刷卡' : '请勿重复刷卡'}</p>
          <i className="spinner" />
        </>
      )}
    </div>
  );
}

const WORK_WORDS = {
  charging: '请在刷卡机上刷卡',
  asking: '正在问刷卡机',
  telling: '正在记账',
} as const;

function isAtWork(step: CardStep): step is Extract<CardStep, { is: keyof typeof WORK_WORDS }> {
  return step.is in WORK_WORDS;
}

interface PersonProps {
  readonly fen: number;
  readonly collect: CollectDesk;
}

/** The terminal did not say: the person looks at it, and then it is settled one way or the other. */
function Doubt({ fen, collect }: PersonProps) {
  return (
    <>
      <h2 className="stage-head unpaid">刷卡机没有说清是否扣款</h2>
      <p className="stage-todo strong" role="alert" data-testid="card-doubt">
        请勿再刷。先看刷卡机屏幕和签购单，再选：
      </p>
      <div className="stage-choices">
        <button
          type="button"
          className="button primary big"
          data-testid="card-ask-again"
          onClick={() => collect.person('card-ask-again')}
        >
          再问刷卡机
        </button>
        <button
          type="button"
          className="button big"
          data-testid="card-charged"
          onClick={() => collect.person('card-form')}
        >
          已扣款，填签购单
        </button>
        <NotCharged fen={fen} collect={collect} />
      </div>
    </>
  );
}

function NotCharged({ fen, collect }: PersonProps) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <button type="button" className="button big" data-testid="card-not-charged" onClick={() => setAsks(true)}>
        没有扣款
      </button>
      {asks && (
        <ConfirmDialog
          title="确定没有扣款？"
          verb="没有扣款"
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            collect.settleCard({ outcome: 'declined', message: '' });
          }}
        >
          <p className="amount">{yuanText(fen)}</p>
          <p>确认后可以换一种方式收款。如果刷卡机其实扣了款，顾客会付两次。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
