/** WeChat's built-in components; here they are custom elements `wx-view`, `wx-text`, … */
export const builtInTags: readonly string[] = `
  view text button input textarea scroll-view image swiper swiper-item icon progress rich-text checkbox checkbox-group
  radio radio-group switch slider picker picker-view picker-view-column form label navigator map canvas video web-view
  cover-view cover-image root-portal page-meta movable-area movable-view
`
  .trim()
  .split(/\s+/);
