import { describeCallbacks } from './describeCallbacks';
import { describeCodes, describeReversals } from './describeCodes';
import { describePayments } from './describePayments';
import { describeQr } from './describeQr';
import { describeLostRefunds, describeRefunds } from './describeRefunds';
import type { Kind, Stage } from './stage';
import { describeTill } from './describeTill';

export type { Fault, Kind, Stage } from './stage';

/** What is true of every channel, told with it and its provider's simulator. Nothing here names a provider. */
export function describeChannel(name: string, kind: Kind): void {
  describe(name, () => {
    let stage: Stage;
    const at = () => stage;
    beforeAll(async () => {
      stage = await kind.start();
    });
    afterAll(() => stage.stop());

    test('it can what it says it can', () => {
      const { code, codes, qr, callbacks, till } = stage.channel;
      const has = { codes: codes !== undefined, qr: qr !== undefined, callbacks: callbacks !== undefined };
      expect(till !== undefined).toBe(kind.isLocal === true);
      expect({ code, has }).toEqual({ code: kind.code, has: kind.has });
    });

    describePayments(at);
    describeRefunds(at);
    if (kind.isLocal !== true) describeLostRefunds(at);
    if (kind.has.codes) describeCodes(at);
    if (kind.has.codes) describeReversals(at);
    if (kind.has.qr) describeQr(at);
    if (kind.has.callbacks) describeCallbacks(at);
    if (kind.isLocal === true) describeTill(at);
  });
}
