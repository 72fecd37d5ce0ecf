package org.qistage.checking.library;

import java.util.List;
import org.qistage.checking.typed.SuspendCause;

/// Functions for 等待组, 互斥锁 and 定时器, also by the other names that the public dialect has for them.
final class Synchronization {
  private Synchronization() {}

  static void addTo(Entries entries) {
    for (String name : List.of("创建等待组", "新建等待组", "等待组")) {
      entries.function(name + "(): 等待组", "qi_wait_group_new");
    }
    for (String name : List.of("等待组增加", "等待组添加", "添加等待")) {
      entries.function(name + "(组: 等待组, 个数: 整数)", "qi_wait_group_add");
      entries.function(name + "(组: 等待组)", "qi_wait_group_add_one");
    }
    for (String name : List.of("等待组完成", "完成")) {
      entries.function(name + "(组: 等待组)", "qi_wait_group_done");
    }
    entries.suspending("等待组等待(组: 等待组)", "qi_wait_group_wait", SuspendCause.WAIT_GROUP);
    for (String name : List.of("创建互斥锁", "新建互斥锁", "互斥锁")) {
      entries.function(name + "(): 互斥锁", "qi_mutex_new");
    }
    for (String name : List.of("加锁", "互斥锁加锁", "互斥锁锁定")) {
      entries.suspending(name + "(锁: 互斥锁)", "qi_mutex_lock", SuspendCause.LOCK);
    }
    for (String name : List.of("解锁", "互斥锁解锁")) {
      entries.function(name + "(锁: 互斥锁)", "qi_mutex_unlock");
    }
    for (String name : List.of("增加", "添加")) {
      entries.method("等待组." + name + "(个数: 整数)", "qi_wait_group_add");
      entries.method("等待组." + name + "()", "qi_wait_group_add_one");
    }
    entries.method("等待组.完成()", "qi_wait_group_done");
    entries.suspendingMethod("等待组.等待()", "qi_wait_group_wait", SuspendCause.WAIT_GROUP);
    for (String name : List.of("加锁", "锁定")) {
      entries.suspendingMethod("互斥锁." + name + "()", "qi_mutex_lock", SuspendCause.LOCK);
    }
    entries.method("互斥锁.解锁()", "qi_mutex_unlock");
    entries.method("互斥锁.尝试加锁(): 整数", "qi_mutex_try_lock");
    entries.function("尝试加锁(锁: 互斥锁): 整数", "qi_mutex_try_lock");
    entries.function("创建定时器(毫秒: 整数): 定时器", "qi_timer_new");
    entries.function("定时器过期(定时器: 定时器): 整数", "qi_timer_expired");
    entries.function("停止定时器(定时器: 定时器): 整数", "qi_timer_stop");
  }
}
