// ESLint rules for texts that people see: each goes through msg() of @lit/localize, at the moment it is shown.
import { HOLE, templateParts } from './template-parts.js';

/** Attributes that are read or heard. */
const VISIBLE =
  /^\.?(title|alt|placeholder|label|summary|aria-(label|description|roledescription|valuetext|placeholder))$/;

/** Elements whose text is for machines or means the same in every language. */
const FIXED_ELEMENTS = new Set(['code', 'style']);

/** Calls whose texts name something in the code: selectors, events, keys of a storage. */
const NAMING =
  /^(add|remove)EventListener$|^(querySelector(All)?|closest|matches|on|off|add|remove|toggle|contains|has|get|set|getItem|setItem|setProperty|setAttribute|getAttribute|toggleAttribute|getPropertyValue|createElement|getContext|startsWith|endsWith|includes|indexOf|split|replace|replaceAll|test|matchMedia|attachShadow|customElement|query|queryAll|css|unsafeCSS|CustomEvent|Symbol|Error|TypeError|URL|RegExp|fetch|import)$/;

/** Texts of two words and more, sentences, and words that begin like one. */
const WORDS = new RegExp(
  `\\p{L}{2,}[,.:;]? \\p{L}|[${HOLE}] \\p{L}{2,}|\\p{L}{2,}:? [${HOLE}]|^\\p{Lu}\\p{Ll}+|\\p{L}…`,
  'u',
);

/** Addresses, selectors, paths of a drawing, media queries, style sheets. */
const CODE = new RegExp(
  `^(/|#|\\.{1,2}[/\\w]|\\(|[Mm] ?[-\\d.${HOLE}]|(translate|rotate|scale)\\(|[\\w-]+\\[)|[{}]|px|\\bvar\\(`,
  'u',
);

/** Keys of a keyboard, as events name them. */
const KEYS = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Enter|Escape|Tab|Shift|Control)$/;

/** The same in every language: the product, units, endings of files. */
const NAMES = /Plantroom|\bkWh?\b|\.yaml\b/g;

/** Properties that hold names of classes of a style sheet. */
const CLASSES = new Set(['look', 'className']);

const cooked = (template) => template.quasis.map((quasi) => quasi.value.cooked);
const nameOf = (callee) => (callee?.type === 'MemberExpression' ? callee.property.name : callee?.name);

function isMessage(node) {
  return node.type === 'CallExpression' && nameOf(node.callee) === 'msg';
}

/** The nearest node above that fits; undefined for none. */
function above(node, fits) {
  for (let one = node.parent; one != null; one = one.parent) {
    if (fits(one)) return one;
  }
  return undefined;
}

const isTemplate = (node) =>
  node.type === 'TaggedTemplateExpression' && (node.tag.name === 'html' || node.tag.name === 'svg');

/** The attribute of the nearest template that the node's value goes into; undefined when it goes elsewhere. */
function attributeOf(node) {
  let inner = node;
  for (let one = node.parent; one != null; inner = one, one = one.parent) {
    if (/Function/.test(one.type)) return undefined;
    if (isTemplate(one.parent ?? one) && one.type === 'TemplateLiteral') {
      const { places } = templateParts(cooked(one));
      return places[one.expressions.indexOf(inner)];
    }
  }
  return undefined;
}

/** True where a text names something and is not shown. */
function isName(node) {
  const { parent } = node;
  switch (parent.type) {
    case 'BinaryExpression':
      return ['===', '!==', 'in'].includes(parent.operator);
    case 'Property':
      return parent.key === node || CLASSES.has(parent.key.name);
    case 'MemberExpression':
    case 'SwitchCase':
    case 'TSLiteralType':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'PropertyDefinition':
      return parent.type !== 'PropertyDefinition' || parent.key === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node || NAMING.test(nameOf(parent.callee) ?? '');
    default:
      return above(node, (one) => one.type === 'TSLiteralType') !== undefined;
  }
}

const visibleText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { outside: '“{{text}}” is shown to people: write it as msg(…), so that it can be translated' },
  },
  create(context) {
    const tell = (node, text) => {
      const words = text.replaceAll(HOLE, '…').trim().replace(/\s+/g, ' ').slice(0, 60);
      context.report({ node, messageId: 'outside', data: { text: words } });
    };
    const isTranslated = (node) => above(node, isMessage) !== undefined;
    const check = (node, text) => {
      const plain = text.replaceAll(NAMES, '');
      if (!WORDS.test(plain) || CODE.test(plain) || KEYS.test(plain) || isName(node) || isTranslated(node)) return;
      const attribute = attributeOf(node);
      if (attribute === undefined || attribute === '' || attribute.startsWith('.') || VISIBLE.test(attribute)) {
        tell(node, plain);
      }
    };
    return {
      TaggedTemplateExpression(node) {
        if (
          node.tag.name === 'css' &&
          /content:\s*(['"])[^'"]*\p{L}{2}/u.test(node.quasi.quasis.map((q) => q.value.raw).join(''))
        ) {
          tell(node, 'content');
        }
        if (!isTemplate(node) || isTranslated(node)) return;
        const { texts, attributes } = templateParts(cooked(node.quasi));
        const shown = [
          ...texts.filter(({ element }) => !FIXED_ELEMENTS.has(element)),
          ...attributes.filter(({ name }) => VISIBLE.test(name)),
        ];
        shown
          .map(({ text }) => text.replaceAll(NAMES, ''))
          .filter((text) => /\p{L}{2,}/u.test(text))
          .forEach((text) => tell(node, text));
      },
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral(node) {
        if (node.parent.type !== 'TaggedTemplateExpression') check(node, cooked(node).join(HOLE));
      },
    };
  },
};

const messageAtCallTime = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      early: 'msg() is asked when the module is loaded; put it into a function, for the language may change',
    },
  },
  create(context) {
    return {
      CallExpression(node) {
        if (isMessage(node) && above(node, (one) => /Function/.test(one.type)) === undefined) {
          context.report({ node, messageId: 'early' });
        }
      },
    };
  },
};

export default { rules: { 'visible-text': visibleText, 'message-at-call-time': messageAtCallTime } };
