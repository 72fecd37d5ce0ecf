package org.qistage.lowering;

import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;

/// What is written in the graphs of lowered functions.
enum GraphWord implements Localized {
  START("开始", "start"),
  END("完成", "end"),
  DISPATCH("分派", "dispatch"),
  BY_STATE("按帧里的状态号", "by the state number in the frame"),
  SCHEDULER("调度器", "scheduler"),
  RESUMER("恢复者", "resumer"),
  RESUMER_AND_SCHEDULER("恢复者、调度器", "resumer, scheduler"),
  READY("就绪", "ready"),
  SUSPENDED("挂起", "suspended"),
  YIELDED("让出", "yielded"),
  RESUMED("恢复", "resumed"),
  FAILED("失败", "failed"),
  TRUE("真", "true"),
  FALSE("假", "false");

  private final String zh;
  private final String en;

  GraphWord(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  @Override
  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
