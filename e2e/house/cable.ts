import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The network between a browser and the server, as something that can be pulled out. */
export interface Cable {
  /** The server's address at this end. */
  url: string;
  /** Every connection breaks, and none can be made. */
  pull: () => void;
  plug: () => void;
  remove: () => Promise<void>;
}

export async function layCable(serverUrl: string): Promise<Cable> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let pulled = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  };
  const end = createServer((near) => {
    keep(near);
    if (pulled) return near.destroy();
    const far = connect(Number(port), hostname);
    keep(far);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    return near.pipe(far).pipe(near);
  });
  end.listen(0, '127.0.0.1');
  await once(end, 'listening');
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const address = end.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    pull: () => {
      pulled = true;
      breakAll();
    },
    plug: () => void (pulled = false),
    remove: async () => {
      const closed = once(end, 'close');
      end.close();
      breakAll();
      await closed;
    },
  };
}
