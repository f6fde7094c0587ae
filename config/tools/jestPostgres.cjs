// One PostgreSQL for the run; the tests find it through the environment their processes inherit.
const { testServerVariable } = require('../stack/src/freshDatabase');
const { startTestServer } = require('../stack/src/testServer');

module.exports = async () => {
  const { stop, ...server } = await startTestServer();
  process.env[testServerVariable] = JSON.stringify(server);
  globalThis.stopTestServer = stop;
};
