import { Button } from 'antd';
import { stationTime } from './time';

interface LookFurtherProps {
  /** What was looked for: `订单`. */
  readonly what: string;
  /** Said to be quicker: `日期或油站`. */
  readonly narrower: string;
  /** How far back was looked, ISO 8601. */
  readonly to: string;
  readonly onYes: () => void;
}

/** What is seldom is looked for a way at a time. */
export function LookFurther({ what, narrower, to, onYes }: LookFurtherProps) {
  return (
    <>
      <p>
        {stationTime(Date.parse(to))} 以后的{what}里没有。加上{narrower}会快得多。
      </p>
      <Button onClick={onYes} data-testid="look-further">
        继续往前找
      </Button>
    </>
  );
}
