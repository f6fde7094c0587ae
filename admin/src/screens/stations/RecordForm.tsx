import type { StationRecord } from '@jiayou/contract';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { errorOf } from '../../api';
import { FIELD_NAMES, clockMinute, clockText } from '../../features/station/recordWords';
import { RefusedLine } from '../../ui/Refused';
import { StationMap } from './StationMap';

const USUAL = ['便利店', '洗车', '卫生间', '充电', '尿素', '打气', '休息区'].map((value) => ({ value }));

interface RecordFormProps {
  readonly record: StationRecord;
  readonly onChange: (record: StationRecord) => void;
  readonly work: { readonly isPending: boolean; readonly error: unknown };
  readonly verb: string;
  readonly onSave: () => void;
}

type PartProps = Pick<RecordFormProps, 'record'> & { readonly put: (change: Partial<StationRecord>) => void };

export function RecordForm({ record, onChange, work, verb, onSave }: RecordFormProps) {
  const put = (change: Partial<StationRecord>): void => onChange({ ...record, ...change });
  return (
    <form
      data-testid="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <div className="record-form">
        <Names record={record} put={put} />
        <Place record={record} put={put} />
        <Service record={record} put={put} />
        <Checks record={record} put={put} />
      </div>
      {work.error !== null && <RefusedLine error={errorOf(work.error)} />}
      <div className="form-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={work.isPending}
          disabled={record.name.trim() === '' || record.address.trim() === ''}
          data-testid="save-record"
        >
          {verb}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly field: keyof StationRecord;
  readonly whole?: boolean;
  readonly children: ReactNode;
}

function Field({ field, whole = false, children }: FieldProps) {
  return (
    <label className={whole ? 'field whole' : 'field'}>
      {FIELD_NAMES[field]}
      {children}
    </label>
  );
}

function Names({ record, put }: PartProps) {
  const text = (field: 'name' | 'address' | 'district' | 'phone', most: number) => (
    <Input
      value={record[field]}
      maxLength={most}
      onChange={({ target }) => put({ [field]: target.value })}
      data-testid={`field-${field}`}
    />
  );
  return (
    <>
      <Field field="name">{text('name', 60)}</Field>
      <Field field="district">{text('district', 30)}</Field>
      <Field field="address" whole>
        {text('address', 200)}
      </Field>
      <Field field="phone">{text('phone', 30)}</Field>
    </>
  );
}

function Place({ record, put }: PartProps) {
  const degrees = (field: 'latitude' | 'longitude') => (
    <InputNumber
      value={record[field]}
      step={0.0001}
      onChange={(value) => value !== null && put({ [field]: value })}
      data-testid={`field-${field}`}
    />
  );
  return (
    <>
      <div className="pair whole">
        <Field field="longitude">{degrees('longitude')}</Field>
        <Field field="latitude">{degrees('latitude')}</Field>
        <Field field="fenceM">
          <InputNumber
            value={record.fenceM}
            min={20}
            max={2000}
            step={10}
            onChange={(value) => value !== null && put({ fenceM: Math.round(value) })}
            data-testid="field-fenceM"
          />
        </Field>
        <small>坐标用 GCJ-02（高德、腾讯地图的坐标），也可以在地图上点选</small>
      </div>
      <div className="whole">
        <StationMap places={[record]} fenceM={record.fenceM} onPick={(place) => put(place)} />
      </div>
    </>
  );
}

function Service({ record, put }: PartProps) {
  const clock = (field: 'opensMinute' | 'closesMinute') => (
    <Input
      type="time"
      value={clockText(record[field])}
      onChange={({ target }) => put({ [field]: clockMinute(target.value) ?? record[field] })}
      data-testid={`field-${field}`}
    />
  );
  return (
    <>
      <div className="pair">
        <Field field="opensMinute">{clock('opensMinute')}</Field>
        <Field field="closesMinute">{clock('closesMinute')}</Field>
        <small>两个时间相同就是全天营业</small>
      </div>
      <Field field="facilities">
        <Select<string[]>
          mode="tags"
          aria-label="设施"
          placeholder="可选多项，也可以输入"
          value={[...record.facilities]}
          options={USUAL}
          tokenSeparators={['、', '，', ',']}
          maxCount={12}
          onChange={(facilities) => put({ facilities })}
          data-testid="field-facilities"
        />
      </Field>
    </>
  );
}

function Checks({ record, put }: PartProps) {
  const { gasAlarm, inCarAllowed, enabled } = record;
  return (
    <div className="checks whole">
      <Checkbox
        checked={gasAlarm}
        // Without the alarm nobody may pay in the car.
        onChange={({ target: { checked } }) =>
          put(checked ? { gasAlarm: true } : { gasAlarm: false, inCarAllowed: false })
        }
        data-testid="field-gasAlarm"
      >
        装有可燃气体报警器
      </Checkbox>
      <Checkbox
        checked={inCarAllowed}
        disabled={!gasAlarm}
        onChange={({ target }) => put({ inCarAllowed: target.checked })}
        data-testid="field-inCarAllowed"
      >
        允许车内支付（要有报警器）
      </Checkbox>
      <Checkbox
        checked={enabled}
        onChange={({ target }) => put({ enabled: target.checked })}
        data-testid="field-enabled"
      >
        启用，司机能看到
      </Checkbox>
    </div>
  );
}
