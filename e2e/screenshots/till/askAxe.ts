import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Fault } from './faultsOnScreen';

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly any: readonly { readonly message: string }[];
  }[];
}

/** WCAG 2 A and AA by axe: its serious and critical faults. */
export async function askAxe(page: Page): Promise<Fault[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (place: Document, options: object) => Promise<{ violations: AxeViolation[] }> };
    };
    const options = { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] };
    return (await axe.run(document, options)).violations;
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(faultOf);
}

function faultOf({ id, help, nodes }: AxeViolation): Fault {
  const places = nodes.slice(0, 4).map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`);
  return { kind: 'axe', what: `${id}: ${help}: ${places.join(' | ')}` };
}
