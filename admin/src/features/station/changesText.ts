import type { StationImport } from '@jiayou/contract';
import { countText } from '../../ui/countText';

/** What a file of stations adds and changes: `新增 10,000 座，修改 3 座`. */
export const changesText = ({ added, updated }: Pick<StationImport['counts'], 'added' | 'updated'>): string =>
  `新增 ${countText(added)} 座，修改 ${countText(updated)} 座`;
