import { Button, Checkbox, Popover } from 'antd';
import type { ColumnChoice } from '../features/list/columnChoice';
import type { Column } from './column';
import { Icon } from './Icon';

interface ColumnPickerProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly isOn: (column: Column<Row>) => boolean;
  readonly choice: ColumnChoice;
  readonly onChoose: (choice: ColumnChoice) => void;
}

/** Which columns this person wants to see in this list. */
export function ColumnPicker<Row>({ columns, isOn, choice, onChoose }: ColumnPickerProps<Row>) {
  const choosable = columns.filter(({ always, title }) => always !== true && typeof title === 'string' && title !== '');
  const list = (
    <div className="column-choice" data-testid="column-choice">
      {choosable.map((column) => (
        <Checkbox
          key={column.key}
          checked={isOn(column)}
          onChange={({ target }) => onChoose({ ...choice, [String(column.key)]: target.checked })}
        >
          {column.title as string}
        </Checkbox>
      ))}
      <Button type="link" size="small" onClick={() => onChoose({})}>
        恢复默认
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      <Button icon={<Icon name="columns" />} data-testid="columns">
        列
      </Button>
    </Popover>
  );
}
