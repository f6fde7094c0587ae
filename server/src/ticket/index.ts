export { addTicket } from './addTicket';
export type { TicketContext } from './moveTicket';
export { streamRoutes } from './stream.routes';
export { ticketRoutes } from './ticket.routes';
