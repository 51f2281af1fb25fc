/** The bench compares the server with this bare relay, which neither stores nor judges messages. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
	socket.on('message', (bytes) => {
		for (const each of server.clients) each.send(bytes, { binary: true });
	});
});
server.on('listening', () => {
	const address = server.address();
	process.send?.(typeof address === 'object' ? address?.port : null);
});
process.on('disconnect', () => process.exit(0));
