import { checkPrinter } from '../../device/printer/printJob';
import type { PrinterKind } from '../../device/printer/printer';
import { changePrinter, printerOf, printerSettings, type PrinterSettings } from '../../device/printer/printerSettings';
import { Choices } from '../../ui/Choices';
import { useStore } from '../../ui/useStore';

/** Shows what the screen's printer printed, and plays paper-out. */
const VIRTUAL_PRINTER = 'printer.html';

const KINDS: readonly { value: PrinterKind; text: string }[] = [
  { value: 'bridge', text: '机内打印机' },
  { value: 'usb', text: 'USB' },
  { value: 'serial', text: '串口' },
  { value: 'network', text: '网络' },
  { value: 'browser', text: '浏览器打印' },
  { value: 'virtual', text: '屏幕' },
];
const WIDTHS = [
  { value: 58, text: '58 毫米' },
  { value: 80, text: '80 毫米' },
] as const;
const COPIES = [
  { value: 1, text: '1 联' },
  { value: 2, text: '2 联' },
  { value: 3, text: '3 联' },
] as const;

export function PrinterSettingsForm() {
  const settings = useStore(printerSettings);
  return (
    <>
      <Choices
        label="打印方式"
        name="printer"
        value={settings.kind}
        options={KINDS}
        onChange={(kind) => changeAndCheck({ kind })}
      />
      <DeviceChoice settings={settings} />
      <Choices
        label="纸宽"
        name="width"
        value={settings.widthMm}
        options={WIDTHS}
        onChange={(widthMm) => changePrinter({ widthMm })}
      />
      <Choices
        label="订单小票，每单"
        name="copies"
        value={settings.copies}
        options={COPIES}
        onChange={(copies) => changePrinter({ copies })}
      />
      <Choices
        label="退款凭证、班结等单据，每张"
        name="slip-copies"
        value={settings.slipCopies}
        options={COPIES}
        onChange={(slipCopies) => changePrinter({ slipCopies })}
      />
    </>
  );
}

/** What some ways of printing must know besides. */
function DeviceChoice({ settings }: { readonly settings: PrinterSettings }) {
  const { choose } = printerOf(settings);
  if (choose !== undefined) {
    return (
      <button
        type="button"
        className="button"
        data-testid="choose-device"
        onClick={() => void choose().then(checkPrinter)}
      >
        选择打印机…
      </button>
    );
  }
  if (settings.kind === 'virtual') {
    return (
      <a className="button link" href={VIRTUAL_PRINTER} target="_blank" rel="noreferrer" data-testid="virtual-printer">
        打开虚拟打印机
      </a>
    );
  }
  if (settings.kind !== 'network') return null;
  return (
    <label className="field">
      <span>打印程序地址</span>
      <input
        data-testid="printer-address"
        value={settings.address}
        onChange={(event) => changePrinter({ address: event.target.value })}
        onBlur={() => void checkPrinter()}
      />
    </label>
  );
}

function changeAndCheck(change: Partial<PrinterSettings>): void {
  changePrinter(change);
  void checkPrinter();
}
