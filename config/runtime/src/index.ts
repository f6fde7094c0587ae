export { readSettings, SettingsError, type Settings } from './readSettings';
