import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { serverIdentityOf } from '../keys/tlsAuthority';
import type { SimulatorOptions } from '../../options';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SecureDoor {
  url: string;
  caPem: string;
  server: Server;
}

/**
 * The same platform over https, where a caller is asked for a certificate. Any is let in:
 * whose it must be, the V2 door knows, because no authority stands behind a merchant's certificate here.
 */
export async function openSecureDoor(options: SimulatorOptions, handle: Handle): Promise<SecureDoor> {
  const { caPem, certificatePem, keyPem } = await serverIdentityOf(options.host, options.keysDir ?? options.dir);
  const tls = { cert: certificatePem, key: keyPem, requestCert: true, rejectUnauthorized: false };
  const server = createServer(tls, (request, response) => void handle(request, response));
  server.listen(options.securePort, options.host);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the secure door has no port');
  return { url: `https://${options.host}:${address.port}`, caPem, server };
}
