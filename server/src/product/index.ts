export { findProducts } from './findProducts';
export { productRoutes } from './product.routes';
