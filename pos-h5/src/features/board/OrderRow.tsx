import type { Ticket, TicketId } from '@jiayou/contract';
import { memo } from 'react';
import { litresText, yuanText } from '../../money';
import { stationTime } from '../../time';
import { mayChoose } from '../ticket/chooseForTicket';
import type { Paper } from '../ticket/paperOf';
import type { Choice, Line } from '../ticket/ticketState';
import { gradeTone, soldWords, tenderName } from '../ticket/words';
import { paperWords } from './paperWords';

interface OrderRowProps {
  readonly line: Line;
  readonly paper: Paper;
  readonly onChoose: (ticketId: TicketId, choice: Choice) => void;
}

/** One paid order, readable from two metres: nozzle, grade, amount; then tender, time and its paper. */
export const OrderRow = memo(function OrderRow({ line, paper, onChoose }: OrderRowProps) {
  const { ticket, live } = line;
  return (
    <li
      className={`order ${paperWords(paper).tone}${live ? ' live' : ''}`}
      id={`order-${ticket.id}`}
      data-testid="order"
      data-ticket-id={ticket.id}
      data-order-no={ticket.orderNo}
      data-paper={paper.is}
    >
      <SoldTile ticket={ticket} />
      <Facts ticket={ticket} />
      <PaperState line={line} paper={paper} onChoose={onChoose} />
    </li>
  );
});

/** Nozzle and grade as painted on the pump; what has none says what it is. */
function SoldTile({ ticket: { kind, nozzleNo, grade } }: { readonly ticket: Ticket }) {
  const tone = grade === undefined ? 'goods' : `grade-${gradeTone(grade)}`;
  return (
    <div className={`nozzle ${tone}`}>
      {nozzleNo !== undefined && (
        <>
          <b data-testid="order-nozzle">{nozzleNo}</b>
          <span>号枪</span>
        </>
      )}
      {grade !== undefined && (
        <em className={nozzleNo === undefined ? 'alone' : ''} data-testid="order-grade">
          {grade}
        </em>
      )}
      {kind !== 'fuel' && (
        <small className={grade === undefined ? 'alone' : ''}>{grade === undefined ? '商品' : '＋商品'}</small>
      )}
    </div>
  );
}

// From here on an amount needs smaller figures on a narrow screen: ¥10,000.00
const LONG_AMOUNT_FEN = 1_000_000;

function Facts({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div className="order-main">
      <p className={`amount${ticket.paidFen >= LONG_AMOUNT_FEN ? ' long' : ''}`} data-testid="order-amount">
        {yuanText(ticket.paidFen)}
      </p>
      <p className="order-facts">
        {ticket.callNo !== undefined && <b data-testid="order-call-no">{ticket.callNo}</b>}
        <span className={`tender ${ticket.tender}`}>{tenderName[ticket.tender]}</span>
        <span>{stationTime(ticket.paidAt)}</span>
        {ticket.volumeMl !== undefined && <span>{litresText(ticket.volumeMl)}</span>}
        {ticket.kind === 'mixed' && <span>含商品 {yuanText(ticket.goodsFen)}</span>}
        {ticket.reprints > 0 && <span data-testid="order-reprints">补打 {ticket.reprints} 次</span>}
      </p>
    </div>
  );
}

function PaperState({ line, paper, onChoose }: OrderRowProps) {
  const { ticket, refusal } = line;
  const { chip, tone, todo, choices } = paperWords(paper);
  // A button that would do nothing is not there.
  const open = choices.filter(({ choice }) => mayChoose(line, choice));
  return (
    <div className="order-paper">
      <p className={`chip ${tone}`} data-testid="order-paper">
        {chip}
      </p>
      {todo !== '' && <p className="order-todo">{todo}</p>}
      {refusal !== undefined && <p className="order-todo danger">{refusal}</p>}
      <div className="order-choices">
        {open.map(({ choice, verb, primary }) => (
          <button
            key={choice}
            type="button"
            className={`button${primary ? ' primary' : ''}`}
            data-testid={`order-${choice}`}
            aria-label={`${verb} ${ticket.callNo ?? soldWords(ticket)} ${yuanText(ticket.paidFen)}`}
            onClick={() => onChoose(ticket.id, choice)}
          >
            {verb}
          </button>
        ))}
      </div>
    </div>
  );
}
