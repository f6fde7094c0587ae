import pino from 'pino';

export type Logger = pino.Logger;

/** One JSON line an entry on stdout. Secrets and personal data have no place in it. */
export function createLogger(level: string, name: string): Logger {
  return pino({ level, name, redact: ['authorization', 'cookie', 'openId', 'password', 'token'] });
}
