export { liulinSheet } from './liulin';
