import type { CardTerminal } from '../../actors/cardTerminal';
import { pickTender, reload, stage } from '../../actors/collectAtTill';
import { until } from '../../house/until';
import { loseAnswer, type Play, type Stand } from './play';

type Plan = Parameters<CardTerminal['plan']>[0];

/** The device charges the card itself. */
export const playsByCardTerminal: Play[] = [
  { case: 'approved', act: async (stand) => await present(stand, { bank: 'approved' }), end: 'paid' },
  { case: 'declined', act: async (stand) => await present(stand, { bank: 'declined' }), end: /没有扣款.*余额不足/ },
  {
    case: 'the payer looks for the card, then pays',
    act: async (stand) => await presentLate(stand, { bank: 'approved' }),
    end: 'paid',
  },
  {
    case: 'the payer looks for the card, then takes it away',
    act: async (stand) => await presentLate(stand, { bank: 'declined' }),
    end: /没有扣款/,
  },
  {
    case: 'charged, and the answer is lost',
    act: async (stand) => {
      await present(stand, { bank: 'approved', answerLost: true });
      await askAgain(stand);
    },
    end: 'paid',
  },
  {
    case: 'the page is reloaded while the terminal works',
    act: async (stand) => {
      const terminal = terminalOf(stand);
      const card = terminal.keepWaiting();
      await present(stand, { bank: 'approved' });
      const paymentNo = await stand.paymentNo();
      await until('the terminal to begin', async () => terminal.asked(paymentNo) === 1);
      await reload(stand.till);
      await stand.till.page.getByTestId('card-doubt').waitFor();
      card.present();
      await until('the charge', async () => terminal.charged(paymentNo) !== undefined);
      await askAgain(stand);
    },
    end: 'paid',
  },
];

/** A terminal of its own stands beside the till; its slip is typed in. */
export const playsBySlip: Play[] = [
  { case: 'the slip is typed in', act: fillIn, end: 'paid' },
  {
    case: 'the terminal did not charge',
    act: async (stand) => {
      const { page } = stand.till;
      await pickTender(stand.till, 'card');
      await page.getByTestId('card-not-charged').click();
      await page.getByTestId('confirm-yes').click();
    },
    end: /没有扣款/,
  },
  {
    case: 'the answer is lost',
    act: async (stand) => {
      const { page } = stand.till;
      await page.route('**/card', loseAnswer, { times: 1 });
      await fillIn(stand);
    },
    end: 'paid',
  },
  {
    case: 'the page is reloaded before the slip is typed in',
    act: async (stand) => {
      await pickTender(stand.till, 'card');
      await stand.till.page.getByTestId('card-approved').waitFor();
      await reload(stand.till);
      await typeSlip(stand);
    },
    end: 'paid',
  },
];

async function present(stand: Stand, plan: Plan): Promise<void> {
  terminalOf(stand).plan(plan);
  await pickTender(stand.till, 'card');
}

async function presentLate(stand: Stand, plan: Plan): Promise<void> {
  const card = terminalOf(stand).keepWaiting();
  await present(stand, plan);
  await stage(stand.till, 'card').getByText('请在刷卡机上刷卡').waitFor();
  card.present();
}

async function askAgain({ till }: Stand): Promise<void> {
  await till.page.getByTestId('card-ask-again').click();
}

async function fillIn(stand: Stand): Promise<void> {
  await pickTender(stand.till, 'card');
  await typeSlip(stand);
}

async function typeSlip({ till: { page }, paymentNo }: Stand): Promise<void> {
  const referenceNo = (await paymentNo()).slice(-12);
  await page.getByTestId('card-referenceNo').fill(referenceNo);
  await page.getByTestId('card-cardNo').fill('622202******1234');
  await page.getByTestId('card-authorisation').fill('A1B2C3');
  await page.getByTestId('card-approved').click();
}

function terminalOf({ till }: Stand): CardTerminal {
  if (till.cardTerminal === undefined) throw new Error('this till has no card terminal');
  return till.cardTerminal;
}
