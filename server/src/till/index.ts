export { tillBindingRoutes, tillDeskRoutes } from './till.routes';
export { createActivationCode } from './createActivationCode';
