import { Socket } from 'node:net';

export { AlipaySdk } from 'alipay-sdk';

// alipay-sdk 4.14.0 brings urllib 4, which on loading puts a destroy() of its own before every socket of the process: it marks the error,
// and throws when one error ends two sockets. What it put there hides the one that all streams have; without it that one is back.
Reflect.deleteProperty(Socket.prototype, 'destroy');
