import type { Ticket, TicketId } from '@jiayou/contract';
import { memo } from 'react';
import { litresText, yuanText } from '../../money';
import { stationTime } from '../../time';
import { mayChoose } from '../ticket/chooseForTicket';
import type { Paper } from '../ticket/paperOf';
import type { Choice, Line } from '../ticket/ticketState';
import { gradeTone, tenderName } from '../ticket/words';
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
      <div className={`nozzle grade-${gradeTone(ticket.grade)}`}>
        <b data-testid="order-nozzle">{ticket.nozzleNo}</b>
        <span>号枪</span>
        <em data-testid="order-grade">{ticket.grade}</em>
      </div>
      <Facts ticket={ticket} />
      <PaperState line={line} paper={paper} onChoose={onChoose} />
    </li>
  );
}, isSameRow);

// From here on an amount needs smaller figures on a narrow screen: ¥10,000.00
const LONG_AMOUNT_FEN = 1_000_000;

function Facts({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div className="order-main">
      <p className={`amount${ticket.paidFen >= LONG_AMOUNT_FEN ? ' long' : ''}`} data-testid="order-amount">
        {yuanText(ticket.paidFen)}
      </p>
      <p className="order-facts">
        <b data-testid="order-call-no">{ticket.callNo}</b>
        <span className={`tender ${ticket.tender}`}>{tenderName[ticket.tender]}</span>
        <span>{stationTime(ticket.paidAt)}</span>
        <span>{litresText(ticket.volumeMl)}</span>
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
            aria-label={`${verb} ${ticket.callNo} ${yuanText(ticket.paidFen)}`}
            onClick={() => onChoose(ticket.id, choice)}
          >
            {verb}
          </button>
        ))}
      </div>
    </div>
  );
}

/** `paper` is made anew every second: compared by what it says. */
function isSameRow(before: OrderRowProps, after: OrderRowProps): boolean {
  const isSame = before.line === after.line && before.onChoose === after.onChoose;
  return isSame && JSON.stringify(before.paper) === JSON.stringify(after.paper);
}
