import { newActionId } from '../../device/actionId';
import { askPaperUnder, replacePaper } from '../../device/printer/printQueue';
import { askFurther } from './askFurther';
import { openReprintDesk } from './reprintDesk';

/** Further papers of this till's doubtful ones. */
export const doubtfulPapers = openReprintDesk({
  further: askFurther,
  askUnder: askPaperUnder,
  replace: replacePaper,
  newActionId,
});
