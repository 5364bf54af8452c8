// node server.js PORT REDIRECT CLIENT SECRET: a provider on loopback. Whoever signs in is of the group "operators",
// unless their name is "clara".
import { Provider } from 'oidc-provider';

const [port, redirect, client, secret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [redirect] }],
  claims: { openid: ['sub'], profile: ['preferred_username'], groups: ['groups'] },
  scopes: ['openid', 'profile', 'groups'],
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, groups: [id === 'clara' ? 'gardeners' : 'operators'] }),
  }),
});
provider.listen(Number(port), '127.0.0.1');
