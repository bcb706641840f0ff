#!/usr/bin/env python3
"""A real Apache Kafka for the tests: one KRaft node on free loopback ports.

    with KafkaBroker() as broker:
        broker.create_topic("articles", partitions=4)
        broker.bootstrap  # "127.0.0.1:PORT"

Its jars come from Maven once, into build/kafka/jars (pom.xml pins them); its
data lives in a temporary folder and goes with it. Needs java, mvn and kcat.

From a shell: kafka_broker.py [--fetch | --run [TOPIC:PARTITIONS ...]]
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
POM = FOLDER / "pom.xml"
JARS = ROOT / "build" / "kafka" / "jars"
CLUSTER_ID = "cHJlY2lzLXRlc3RzLTAwMQ"  # 16 bytes in base64, as Kafka wants it.
START_DEADLINE_S = 90
STOP_DEADLINE_S = 30
START_ATTEMPTS = 3  # Another process may take a free port before Kafka does.

# Small: every byte of heap is taken from the builds beside it.
JAVA = ["java", "-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
        "-Dorg.slf4j.simpleLogger.showDateTime=true"]

PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller_port}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs={data}
num.partitions=4
auto.create.topics.enable=true
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
num.network.threads=2
num.io.threads=4
log.segment.bytes=268435456
message.max.bytes=16777216
"""


class KafkaError(RuntimeError):
    """Kafka could not be fetched, started or asked; the message says why."""


def fetch_jars():
    """Copies Kafka's jars to build/kafka/jars unless this pom.xml's are there."""
    stamp = JARS / ".pom-sha256"
    wanted = hashlib.sha256(POM.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    shutil.rmtree(JARS, ignore_errors=True)
    JARS.mkdir(parents=True)
    maven = subprocess.run(
        ["mvn", "--quiet", "--batch-mode", "--file", str(POM), "dependency:copy-dependencies",
         "-DincludeScope=runtime", f"-DoutputDirectory={JARS}"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if maven.returncode != 0:
        raise KafkaError(f"maven could not fetch Kafka's jars:\n{maven.stdout[-4000:]}")
    stamp.write_text(wanted)


def free_ports(count):
    """Ports of 127.0.0.1 that nobody holds at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


class KafkaBroker:
    """A running broker between __enter__ and __exit__."""

    def __init__(self):
        self.bootstrap = ""
        self._folder = None
        self._process = None

    def __enter__(self):
        fetch_jars()
        for attempt in range(START_ATTEMPTS):
            try:
                self._start()
                return self
            except KafkaError:
                self.stop()
                if attempt == START_ATTEMPTS - 1:
                    raise

    def __exit__(self, *_):
        self.stop()

    def create_topic(self, topic, partitions):
        self._java("org.apache.kafka.tools.TopicCommand", "--bootstrap-server", self.bootstrap,
                   "--create", "--topic", topic, "--partitions", str(partitions),
                   "--replication-factor", "1")

    def end_offsets(self, topic):
        """Partition number -> the offset that the next event will get."""
        out = self._java("org.apache.kafka.tools.GetOffsetShell", "--bootstrap-server",
                         self.bootstrap, "--topic", topic, "--time", "-1")
        lines = [line.rsplit(":", 2) for line in out.splitlines() if line.startswith(topic + ":")]
        return {int(partition): int(offset) for _, partition, offset in lines}

    def produce(self, topic, values, partition=None, key=None):
        """Sends each of `values` (bytes) as one message, in this order."""
        with tempfile.TemporaryDirectory(prefix="precis-kcat-") as folder:
            # As files, so that a value may hold any byte, line ends too.
            paths = []
            for number, value in enumerate(values):
                paths.append(pathlib.Path(folder) / str(number))
                paths[-1].write_bytes(value)
            command = ["kcat", "-P", "-b", self.bootstrap, "-t", topic,
                       "-X", "message.max.bytes=16000000"]
            command += [] if partition is None else ["-p", str(partition)]
            command += [] if key is None else ["-k", key]
            subprocess.run([*command, *map(str, paths)], check=True, timeout=60)

    def stop(self):
        if self._process is not None:
            if self._process.poll() is None:
                self._process.send_signal(signal.SIGTERM)
                try:
                    self._process.wait(STOP_DEADLINE_S)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    self._process.wait()
            self._process = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def halt(self):
        """Ends the broker's process; its data and its address stay."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(STOP_DEADLINE_S)

    def resume(self):
        """Starts it again after halt()."""
        self._run()

    def _start(self):
        port, controller_port = free_ports(2)
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="precis-kafka-"))
        properties = self._folder / "server.properties"
        properties.write_text(PROPERTIES.format(
            port=port, controller_port=controller_port, data=self._folder / "data"))
        self._java("kafka.tools.StorageTool", "format", "--cluster-id", CLUSTER_ID,
                   "--config", str(properties))
        self.bootstrap = f"127.0.0.1:{port}"
        self._run()

    def _run(self):
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                [*JAVA, "-cp", f"{JARS}/*", "kafka.Kafka", str(self._folder / "server.properties")],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                cwd=self._folder, start_new_session=True)
        self._wait_until_it_answers()

    @property
    def _log(self):
        return self._folder / "kafka.log"

    def _wait_until_it_answers(self):
        end = time.monotonic() + START_DEADLINE_S
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            if self._brokers():
                return
            time.sleep(0.25)  # Between two questions, not for an outcome.
        tail = self._log.read_text(errors="replace")[-4000:]
        raise KafkaError(f"kafka did not start on {self.bootstrap}:\n{tail}")

    def _brokers(self):
        asked = subprocess.run(["kcat", "-L", "-J", "-b", self.bootstrap, "-m", "2"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return json.loads(asked.stdout)["brokers"] if asked.returncode == 0 else []

    def _java(self, main, *arguments):
        ran = subprocess.run([*JAVA, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                              "-cp", f"{JARS}/*", main, *arguments],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             timeout=120, cwd=self._folder)
        if ran.returncode != 0:
            raise KafkaError(f"{main} {' '.join(arguments)}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
        return ran.stdout


def run_until_signal(topics):
    """Runs a broker for a person to play with."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with KafkaBroker() as broker:
        for topic, _, partitions in (one.partition(":") for one in topics):
            broker.create_topic(topic, int(partitions or 1))
        print(broker.bootstrap, flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            pass


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="only fetch the jars")
    parser.add_argument("--run", nargs="*", metavar="TOPIC:PARTITIONS",
                        help="run a broker until Ctrl-C; prints its address")
    arguments = parser.parse_args()
    if arguments.fetch:
        fetch_jars()
    elif arguments.run is not None:
        run_until_signal(arguments.run)
    else:
        parser.print_help()
        return os.EX_USAGE
    return os.EX_OK


if __name__ == "__main__":
    sys.exit(main())
