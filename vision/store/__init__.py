"""The only door to a database: SQLite by default, PostgreSQL by its address.

``open_store`` brings the schema up to date and returns a ``Store``; its rooms are named after
what they keep: ``store.statements.add(...)``.

Workshops and who runs them:
``workshops``, ``setup``, ``workshop_shapes``, ``merging``   set up, found by code, worded, deleted
``agendas``, ``opening_hours``, ``reminders``   steps, times, days to look again
``retention``, ``trial_run``, ``whole_workshop``   until when; emptied; taken along in a file
``role_sessions``, ``codes``, ``accounts``, ``leader_links``   who holds which role, and by what
``passphrase_receipts``, ``token_rotation``   new passphrases written down; a role under a new token
``brands``      name, colour and logo of an organisation

People and what they say:
``participants``, ``attendance``   who takes part, against who was expected; join slips
``statements``, ``imported_statements``, ``imports``   from phones; from files and cards; taken back
``seeds``, ``responses``, ``today_ratings``, ``influences``   what is put to all, and what they say
``drafts``, ``unsaved_drafts``, ``meanings``, ``guesses``   what leaders write, and expect
``contribution_counts``   how many had given something by a draft, of whatever level
``stances``, ``remarks``, ``say_back``   what people say to a draft
``first_steps``, ``pulses``   after the workshop
``moderation``, ``moderation_batches``   what is shown, and when moderators see what is new
``try_and_send_throttle``, ``code_throttle``   too many tries, too fast

Results:
``snapshots``, ``change_counters``, ``leases``   kept results, what makes one stale, one worker
``statement_rows``, ``vectors``   what analysis reads of statements, and vectors it keeps
``theme_edits``, ``namings``   themes as edited, and named in the room
``kept_back_results``   passages of the results that phones do not show

The database:
``database``, ``connections``, ``failures``   transactions, connections, errors
``prepared_queries``, ``query_chunks``   what phones ask again and again; lists too long for one
``schema``, ``schema_roles``, ``schema_follow_up``, ``table_base``   the tables
``migration``, ``schema_versions``   from one schema to the next
``installation``, ``key``, ``folder``   what is kept once; the key of all hashes; the files
``backup``, ``restore``   all in one file, and back
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from vision.errors import StorageError
from vision.store.accounts import Account, Accounts
from vision.store.agendas import Agendas
from vision.store.attendance import Attendances, Correction, Present
from vision.store.brands import Brands
from vision.store.code_throttle import CodeThrottle
from vision.store.connections import LOCK_WAIT_S
from vision.store.database import Database, new_id, today
from vision.store.drafts import Draft, Drafts
from vision.store.first_steps import FirstStep, FirstSteps, State
from vision.store.folder import make
from vision.store.guesses import Guesses
from vision.store.imported_statements import Arrival
from vision.store.imports import Import, Imports
from vision.store.influences import Influences
from vision.store.installation import Installation
from vision.store.kept_back_results import Passages
from vision.store.key import check_key
from vision.store.leader_links import LeaderLinks
from vision.store.leases import Leases
from vision.store.meanings import Meanings
from vision.store.migration import migrate
from vision.store.moderation import Moderated, Moderations
from vision.store.moderation_batches import ModerationBatches
from vision.store.namings import Namings
from vision.store.opening_hours import Hours
from vision.store.participants import Participants
from vision.store.passphrase_receipts import Handovers
from vision.store.pulses import Pulse, Pulses
from vision.store.remarks import Kind, Remark, Remarks
from vision.store.reminders import Reminders
from vision.store.responses import Choice, Response, Responses
from vision.store.retention import Retention
from vision.store.role_sessions import INSTALLATION, Passes
from vision.store.say_back import Given, Picture, SayBack
from vision.store.seeds import Seed, Seeds
from vision.store.setup import Setup
from vision.store.snapshots import Snapshot, Snapshots
from vision.store.stances import Stances
from vision.store.statement_rows import Gathered
from vision.store.statements import Statements
from vision.store.theme_edits import LoggedEdit, ThemeEdits
from vision.store.today_ratings import TodayRatings
from vision.store.trial_run import Trials
from vision.store.unsaved_drafts import Unsaved, Unsaveds
from vision.store.vectors import Vectors
from vision.store.whole_workshop import Transfers
from vision.store.workshops import Workshops

if TYPE_CHECKING:
    from vision.settings import Settings

__all__ = [
    "INSTALLATION",
    "Account",
    "Arrival",
    "Choice",
    "Correction",
    "Draft",
    "FirstStep",
    "Gathered",
    "Given",
    "Import",
    "Kind",
    "LoggedEdit",
    "Moderated",
    "Picture",
    "Present",
    "Pulse",
    "Remark",
    "Response",
    "Seed",
    "Setup",
    "Snapshot",
    "State",
    "Store",
    "Unsaved",
    "new_id",
    "open_store",
    "today",
]


class Store:
    """Everything that is kept, behind one door.

    Args:
        url: SQLAlchemy address; its schema must be of this version (see ``open_store``).
        secret: Key of the hashes that stand for people and browsers.
        lock_wait: Seconds a write waits for other writers before it gives up.
    """

    def __init__(self, url: str, secret: bytes, *, lock_wait: float = LOCK_WAIT_S) -> None:
        self.database = Database(url, secret, lock_wait=lock_wait)
        self.installation = Installation(self.database)
        self.workshops = Workshops(self.database)
        self.agendas = Agendas(self.database)
        self.participants = Participants(self.database)
        self.attendance = Attendances(self.database, self.workshops.look_again)
        self.retention = Retention(self.database)
        self.statements = Statements(self.database, self.workshops.look_again)
        self.snapshots = Snapshots(self.database)
        self.theme_edits = ThemeEdits(self.database)
        self.namings = Namings(self.database)
        self.passes = Passes(self.database)
        self.leader_links = LeaderLinks(self.database, self.passes)
        self.brands = Brands(self.database)
        self.passages = Passages(self.database)
        self.code_throttle = CodeThrottle(self.database)
        self.accounts = Accounts(self.database, self.passes)
        self.guesses = Guesses(self.database)
        self.handovers = Handovers(self.database)
        self.hours = Hours(self.database)
        self.leases = Leases(self.database)
        self.responses = Responses(self.database)
        self.seeds = Seeds(self.database)
        self.today_ratings = TodayRatings(self.database)
        self.influences = Influences(self.database)
        self.drafts = Drafts(self.database)
        self.meanings = Meanings(self.database)
        self.unsaved = Unsaveds(self.database)
        self.stances = Stances(self.database)
        self.remarks = Remarks(self.database)
        self.say_back = SayBack(self.database)
        self.first_steps = FirstSteps(self.database)
        self.pulses = Pulses(self.database)
        self.reminders = Reminders(self.database)
        self.imports = Imports(self.database)
        self.transfers = Transfers(self.database)
        self.trials = Trials(self.database, self.workshops)
        self.moderation = Moderations(self.database)
        self.moderation_batches = ModerationBatches(self.database, self.moderation)

    def vectors(self, encoder: str) -> Vectors:
        """Return the kept vectors of one encoder."""
        return Vectors(self.database, encoder)

    def answers(self) -> bool:
        """Return True; a database that does not answer raises ``StorageError``."""
        with self.database.read() as connection:
            connection.exec_driver_sql("SELECT 1")
        return True

    def due(self) -> int:
        """Return how many questions have a snapshot that no longer tells all, or none yet."""
        return sum(
            self.snapshots.revision(question.id) != workshop.revision
            for workshop in self.workshops.all()
            for question in workshop.questions
        )

    def clock(self) -> float:
        """Return what time the database's server has, in seconds since 1970; ours for a file."""
        return self.database.clock()

    def close(self) -> None:
        """Let go of every connection."""
        self.database.close()


def open_store(settings: Settings) -> Store:
    """Open the database of an installation and bring its schema up to date.

    Raises:
        StorageError: It can't be opened, a newer version of the app made it, or its servers have
            another key than this one.
    """
    store = Store(settings.database_url, settings.secret)
    store.workshops.long_codes = bool(settings.public_url)
    try:
        store.database.copies = settings.data_folder
        make(settings.data_folder, store.database.file)
        migrate(store.database, settings.data_folder)
        check_key(store.database)
    except StorageError:
        store.close()
        raise
    with contextlib.suppress(StorageError):  # others are at work; the next start tries again
        store.workshops.scrub()
    return store
