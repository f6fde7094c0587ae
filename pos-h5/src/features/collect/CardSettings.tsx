import { cardWay, chooseCardWay } from '../../device/cardBridge/cardSettings';
import { Choices } from '../../ui/Choices';
import { useStore } from '../../ui/useStore';

const WAYS = [
  { value: 'terminal', text: '刷卡机' },
  { value: 'simulated', text: '模拟刷卡' },
] as const;

/** Which terminal charges bank cards. */
export function CardSettings() {
  return <Choices label="银行卡" name="card" value={useStore(cardWay)} options={WAYS} onChange={chooseCardWay} />;
}
