import type { Server } from 'node:http';

/** Listens at loopback; 0 lets the machine choose. A port that is taken is an error of the caller's, not of the process. */
export function listenAt(server: Server, port = 0): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
