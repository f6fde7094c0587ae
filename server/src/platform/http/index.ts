export { answerErrors } from './answerErrors';
export { clearSessionCookie, setSessionCookie } from './cookies';
export { mountApi, type Authenticate, type Handlers, type Mounting } from './mountApi';
