// Preloaded into the conformance suite: its mock servers call listen(0), which means all interfaces.
// A listener without a host is bound to 127.0.0.1 instead. listen() has to stay synchronous, since the
// suite reads server.address() right after it; that is why the inner function is replaced.
'use strict';
const { Server } = require('node:net');

const listen = Server.prototype._listen2;
if (typeof listen !== 'function') {
  throw new Error('loopback.cjs: this Node has no net.Server.prototype._listen2, mock servers would bind all interfaces');
}
Server.prototype._listen2 = function (address, port, addressType, backlog, fd, ...rest) {
  const tcp = typeof port === 'number' && port >= 0 && typeof fd !== 'number';
  return !address && tcp
    ? listen.call(this, '127.0.0.1', port, 4, backlog, fd, ...rest)
    : listen.call(this, address, port, addressType, backlog, fd, ...rest);
};
