/* oxlint-disable no-underscore-dangle -- glass-easel's own names */
import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { host, pkg } from './host.mjs';

const env = new MiniProgramEnv();
const builtIns = env.getGlobalCodeSpace();
/** Where the package's components and pages are registered. */
export const space = env.createCodeSpace('', true);
const backend = new glassEasel.CurrentWindowBackendContext();
const associated = env.associateBackend(backend);

/** The order matters: built-ins, then configs and templates, and only then the package's own code. */
export function prepareComponents() {
  reportProblems();
  [space, builtIns].forEach(writeIdsToDom);
  for (const tag of pkg.builtInTags) defineBuiltIn(tag);
  for (const [path, config] of Object.entries(pkg.json)) {
    if (path !== 'app' && (config.component || pkg.routes.includes(path))) space.addComponentStaticConfig(path, config);
  }
  for (const path of Object.keys(pkg.templates)) {
    space.addCompiledTemplate(path, { groupList: pkg.templates, content: pkg.templates[path] });
  }
  backend.onEvent(dispatch);
}

export function createPageRoot(route) {
  return associated.createRoot('wx-page-root', space, route);
}

function reportProblems() {
  glassEasel.addGlobalErrorListener((error) => {
    host.errors.push(error?.stack ?? String(error));
    return false;
  });
  glassEasel.addGlobalWarningListener((message) => {
    host.warnings.push(message);
    return false;
  });
}

/** Plain ids, so that a test can select by them. */
function writeIdsToDom(codeSpace) {
  const prepare = codeSpace.prepareComponentOptions;
  codeSpace.prepareComponentOptions = function withIds(...args) {
    const result = prepare.apply(this, args);
    result[0].writeIdToDOM = true;
    result[0].idPrefixGenerator = undefined;
    return result;
  };
}

function defineBuiltIn(tag) {
  const path = `wx-${tag}`;
  const definition = { options: { virtualHost: false }, ...behaviours[tag] };
  const component = builtIns.component(path).definition(definition).register();
  space.getComponentSpace().setGlobalUsingComponent(path, component._$);
}

const elementOf = (component) => component._$.$$;

/** Mirrors a property as a `data-` attribute for the style sheet. */
function flag(name) {
  return function mirror(value) {
    const { dataset } = elementOf(this);
    if (value === true || (value && value !== 'false')) dataset[name] = value;
    else delete dataset[name];
  };
}

const behaviours = {
  button: {
    properties: { type: String, size: String, disabled: Boolean, loading: Boolean, openType: String },
    observers: { type: flag('type'), size: flag('size'), disabled: flag('disabled'), openType: flag('openType') },
  },
  input: textField('input'),
  textarea: textField('textarea'),
  'scroll-view': {
    properties: { scrollX: Boolean, scrollY: Boolean },
    observers: { scrollX: flag('x'), scrollY: flag('y') },
  },
  image: {
    properties: { src: String, mode: String },
    observers: {
      src(value) {
        elementOf(this).style.backgroundImage = value ? `url(${JSON.stringify(value)})` : '';
      },
    },
  },
};

function textField(html) {
  return {
    properties: {
      value: String,
      placeholder: String,
      disabled: Boolean,
      password: Boolean,
      maxlength: Number,
      type: String,
      focus: Boolean,
      name: String,
    },
    lifetimes: {
      attached() {
        this.field = document.createElement(html);
        elementOf(this).append(this.field);
        fillField(this.field, this.data);
        listenToField(this, this.field);
      },
    },
    observers: {
      value(value) {
        if (this.field && this.field.value !== String(value ?? '')) this.field.value = value ?? '';
      },
      disabled(value) {
        if (this.field) this.field.disabled = Boolean(value);
      },
    },
  };
}

function fillField(field, { value, placeholder, disabled, password, maxlength }) {
  field.value = value ?? '';
  field.placeholder = placeholder ?? '';
  field.disabled = Boolean(disabled);
  if (password) field.type = 'password';
  if (maxlength > 0) field.maxLength = maxlength;
}

function listenToField(component, field) {
  const tell = (name) => (event) => {
    event.stopPropagation();
    component.triggerEvent(name, { value: field.value, cursor: field.selectionStart });
  };
  for (const name of ['input', 'focus', 'blur']) field.addEventListener(name, tell(name));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') tell('confirm')(event);
  });
}

function dispatch(target, type, detail, options) {
  const { touches, changedTouches } = options.originalEvent ?? {};
  const extraFields = touches ? { touches: points(touches), changedTouches: points(changedTouches) } : undefined;
  const event = new glassEasel.Event(type, detail, { ...options, extraFields });
  glassEasel.Event.dispatchEvent(target, event);
  return event.getEventBubbleStatus();
}

function points(touches) {
  return Array.from(touches ?? [], ({ identifier, pageX, pageY, clientX, clientY }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
  }));
}
