import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { errorOf } from '../api';
import { RefusedLine } from './Refused';
import { useReturnFocus } from './useReturnFocus';

interface AskProps {
  readonly id: string;
  readonly title: string;
  /** What will happen, in words. */
  readonly children: ReactNode;
  /** The button repeats the verb. */
  readonly verb: string;
  readonly dangerous?: boolean;
  readonly ready?: boolean;
  readonly work: { readonly isPending: boolean; readonly error: unknown };
  readonly onYes: () => void;
  readonly onNo: () => void;
}

const YES = { 'data-testid': 'yes' };
const NO = { 'data-testid': 'no' };

/** Asks once before something with consequences; a refusal is said where the question was. */
export function Ask({ id, title, children, verb, dangerous = false, ready = true, work, onYes, onNo }: AskProps) {
  useReturnFocus();
  return (
    <Modal
      open
      centered
      width={440}
      title={title}
      data-testid={id}
      okText={verb}
      cancelText="取消"
      okButtonProps={{ danger: dangerous, disabled: !ready, ...YES }}
      cancelButtonProps={NO}
      confirmLoading={work.isPending}
      closable={false}
      mask={{ closable: false }}
      onOk={onYes}
      onCancel={onNo}
    >
      {children}
      {work.error !== null && <RefusedLine error={errorOf(work.error)} />}
    </Modal>
  );
}
