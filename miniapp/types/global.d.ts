/// <reference types="@tarojs/taro" />

declare module '*.scss';

/** Where the API lives, without a slash at the end; set by the build. */
declare const API_BASE: string;
