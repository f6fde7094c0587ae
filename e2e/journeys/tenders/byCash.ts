import { pickTender, reload, stage, typeYuan } from '../../actors/collectAtTill';
import { loseAnswer, type Play, type Stand } from './play';

/** The payer gives notes; a hundred yuan more than is due. */
export const playsByCash: Play[] = [
  {
    case: 'with change',
    act: async (stand) => {
      await count(stand, '300');
      expect(await stand.till.page.getByTestId('cash-change').textContent()).toBe('¥100.00');
      await confirm(stand);
    },
    end: 'paid',
  },
  {
    case: 'too little, then enough',
    act: async (stand) => {
      await count(stand, '20');
      expect(await stand.till.page.getByTestId('cash-confirm').isDisabled()).toBe(true);
      expect(await stand.till.page.getByTestId('cash-words').textContent()).toBe('实收少于应收，请核对');
      await typeYuan(stage(stand.till, 'cash'), '0');
      await confirm(stand);
    },
    end: 'paid',
  },
  {
    case: 'the answer is lost',
    act: async (stand) => {
      const { page } = stand.till;
      await page.route('**/payments', loseAnswer, {
        times: 1,
      });
      await count(stand, '300');
      await confirm(stand);
    },
    end: 'paid',
  },
  {
    case: 'the page is reloaded while the network is away',
    act: async (stand) => {
      const { page } = stand.till;
      await page.route('**/payments', async (route) => await route.abort());
      await count(stand, '300');
      await confirm(stand);
      await stage(stand.till, 'paying').getByText('网络不通，正在重试').waitFor();
      await page.unrouteAll();
      await reload(stand.till);
    },
    end: 'paid',
  },
];

async function count(stand: Stand, yuan: string): Promise<void> {
  await pickTender(stand.till, 'cash');
  await typeYuan(stage(stand.till, 'cash'), yuan);
}

async function confirm({ till }: Stand): Promise<void> {
  await till.page.getByTestId('cash-confirm').click();
}
