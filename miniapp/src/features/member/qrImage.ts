import drawQr from 'qrcode-generator';

/**
 * A QR code as the address of an image, which both platforms draw without a canvas. Without a margin: the page keeps the
 * four modules of white around it.
 */
export function qrImage(text: string): string {
  const qr = drawQr(0, 'M');
  qr.addData(text);
  qr.make();
  return qr.createDataURL(8, 0);
}
