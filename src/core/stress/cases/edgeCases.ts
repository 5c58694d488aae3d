import type { EdgeCase } from '../edgeCase.ts';
import { twoPartnersWithinHours } from './collisions/twoPartnersWithinHours.ts';
import { rivalAfterProtection } from './collisions/rivalAfterProtection.ts';
import { rivalInTheLastStage } from './collisions/rivalInTheLastStage.ts';
import { rivalAfterALateAnswer } from './collisions/rivalAfterALateAnswer.ts';
import { firstSubmissionIncomplete } from './collisions/firstSubmissionIncomplete.ts';
import { secondApprovedWhileFirstWaits } from './collisions/secondApprovedWhileFirstWaits.ts';
import { bothApproved } from './collisions/bothApproved.ts';
import { firstExpiresSecondWaits } from './collisions/firstExpiresSecondWaits.ts';
import { firstWithdrawsSecondWaits } from './collisions/firstWithdrawsSecondWaits.ts';
import { samePartnerTwice } from './collisions/samePartnerTwice.ts';
import { twoProductsOneCustomer } from './collisions/twoProductsOneCustomer.ts';
import { threePartnersInOneDay } from './collisions/threePartnersInOneDay.ts';
import { registeredInTheSameSecond } from './collisions/registeredInTheSameSecond.ts';
import { rivalNobodyNames } from './collisions/rivalNobodyNames.ts';
import { distributorAndItsReseller } from './collisions/distributorAndItsReseller.ts';
import { rivalInEveryScenario } from './collisions/rivalInEveryScenario.ts';
import { backdatedRegistration } from './collisions/backdatedRegistration.ts';
import { registeredTheDayBeforeSignature } from './timing/registeredTheDayBeforeSignature.ts';
import { registeredAfterTheClose } from './timing/registeredAfterTheClose.ts';
import { neverRegistered } from './timing/neverRegistered.ts';
import { registeredLongBefore } from './timing/registeredLongBefore.ts';
import { neverAnswered } from './timing/neverAnswered.ts';
import { answeredAfterWeeks } from './timing/answeredAfterWeeks.ts';
import { registrationRefusedDealGoesOn } from './timing/registrationRefusedDealGoesOn.ts';
import { expiresInTheMiddle } from './clocks/expiresInTheMiddle.ts';
import { extensionAskedAfterExpiry } from './clocks/extensionAskedAfterExpiry.ts';
import { extensionAtTheLastMinute } from './clocks/extensionAtTheLastMinute.ts';
import { extendedAgainAndAgain } from './clocks/extendedAgainAndAgain.ts';
import { filedBeforeAHoliday } from './clocks/filedBeforeAHoliday.ts';
import { filedOnAFridayEvening } from './clocks/filedOnAFridayEvening.ts';
import { clocksAreChanged } from './clocks/clocksAreChanged.ts';
import { beginsOnALeapDay } from './clocks/beginsOnALeapDay.ts';
import { beginsAtAMonthEnd } from './clocks/beginsAtAMonthEnd.ts';
import { closesOnTheLastDayOfTheYear } from './clocks/closesOnTheLastDayOfTheYear.ts';
import { silentForMonths } from './clocks/silentForMonths.ts';
import { takesEighteenMonths } from './clocks/takesEighteenMonths.ts';
import { closesWithinADay } from './clocks/closesWithinADay.ts';
import { customerDisputed } from './customers/customerDisputed.ts';
import { disputedAgainAndAgain } from './customers/disputedAgainAndAgain.ts';
import { anotherScenario } from './customers/anotherScenario.ts';
import { scenarioChangesMidway } from './customers/scenarioChangesMidway.ts';
import { leadChangesHandsAtTheEnd } from './customers/leadChangesHandsAtTheEnd.ts';
import { customerBuysDirect } from './customers/customerBuysDirect.ts';
import { sellerOpensAfterSeeingTheRegistration } from './customers/sellerOpensAfterSeeingTheRegistration.ts';
import { twoAccountsBecomeOne } from './accounts/twoAccountsBecomeOne.ts';
import { accountMerged } from './accounts/accountMerged.ts';
import { accountChangesHands } from './accounts/accountChangesHands.ts';
import { subsidiaryAndParent } from './accounts/subsidiaryAndParent.ts';
import { customerIsConfidential } from './accounts/customerIsConfidential.ts';
import { ownerLeavesDuringApproval } from './people/ownerLeavesDuringApproval.ts';
import { ownerLeaves } from './people/ownerLeaves.ts';
import { sellerMovesToARival } from './people/sellerMovesToARival.ts';
import { strangerDoesADuty } from './people/strangerDoesADuty.ts';
import { otherSideDoesTheDuty } from './people/otherSideDoesTheDuty.ts';
import { nobodySaysWho } from './people/nobodySaysWho.ts';
import { partnerReplaced } from './partners/partnerReplaced.ts';
import { partnerAcquired } from './partners/partnerAcquired.ts';
import { partnerLeavesTheProgramme } from './partners/partnerLeavesTheProgramme.ts';
import { anotherPartnerJoins } from './partners/anotherPartnerJoins.ts';
import { everyTypeOfPartner } from './partners/everyTypeOfPartner.ts';
import { partnerOfANewType } from './partners/partnerOfANewType.ts';
import { partnerTypeNotRecorded } from './partners/partnerTypeNotRecorded.ts';
import { customerNamesAnotherPartner } from './partners/customerNamesAnotherPartner.ts';
import { onePartnerUnderTwoIds } from './partners/onePartnerUnderTwoIds.ts';
import { partnerOnlyInfluences } from './partners/partnerOnlyInfluences.ts';
import { vendorIntroducesThePartner } from './partners/vendorIntroducesThePartner.ts';
import { tenderPublished } from './market/tenderPublished.ts';
import { privateOfferOnAMarketplace } from './market/privateOfferOnAMarketplace.ts';
import { cloudProviderJoins } from './market/cloudProviderJoins.ts';
import { invitationRunsOut } from './market/invitationRunsOut.ts';
import { visibilityBecomesCoSell } from './market/visibilityBecomesCoSell.ts';
import { dealSplitsInTwo } from './shapes/dealSplitsInTwo.ts';
import { twoDealsBecomeOne } from './shapes/twoDealsBecomeOne.ts';
import { reopenedAfterALoss } from './shapes/reopenedAfterALoss.ts';
import { lostThenWon } from './shapes/lostThenWon.ts';
import { cancelledAfterTheWin } from './shapes/cancelledAfterTheWin.ts';
import { renewalComesDue } from './shapes/renewalComesDue.ts';
import { renewalWithAnotherPartner } from './shapes/renewalWithAnotherPartner.ts';
import { stageIsSkipped } from './shapes/stageIsSkipped.ts';
import { stageGoesBack } from './shapes/stageGoesBack.ts';
import { wonFromTheFirstStage } from './shapes/wonFromTheFirstStage.ts';
import { stuckInTheFirstStage } from './shapes/stuckInTheFirstStage.ts';
import { exceptionForTheRival } from './exceptions/exceptionForTheRival.ts';
import { awardWithoutAWord } from './exceptions/awardWithoutAWord.ts';
import { exceptionOnTheLead } from './exceptions/exceptionOnTheLead.ts';
import { linesInReverse } from './records/linesInReverse.ts';
import { daysInsteadOfTimes } from './records/daysInsteadOfTimes.ts';
import { approvalNotRecorded } from './records/approvalNotRecorded.ts';
import { goesOnAfterTheClose } from './records/goesOnAfterTheClose.ts';
import { unknownStage } from './records/unknownStage.ts';
import { timeWithoutAZone } from './records/timeWithoutAZone.ts';
import { valueOutsideTheList } from './records/valueOutsideTheList.ts';
import { factNotRecorded } from './records/factNotRecorded.ts';
import { everythingToldTwice } from './records/everythingToldTwice.ts';
import { unknownObject } from './records/unknownObject.ts';
import { closedBeforeItEnded } from './records/closedBeforeItEnded.ts';

/** The catalogue, theme by theme. */
export const EDGE_CASES: readonly EdgeCase[] = [
  twoPartnersWithinHours,
  rivalAfterProtection,
  rivalInTheLastStage,
  rivalAfterALateAnswer,
  firstSubmissionIncomplete,
  secondApprovedWhileFirstWaits,
  bothApproved,
  firstExpiresSecondWaits,
  firstWithdrawsSecondWaits,
  samePartnerTwice,
  twoProductsOneCustomer,
  threePartnersInOneDay,
  registeredInTheSameSecond,
  rivalNobodyNames,
  distributorAndItsReseller,
  rivalInEveryScenario,
  backdatedRegistration,
  registeredTheDayBeforeSignature,
  registeredAfterTheClose,
  neverRegistered,
  registeredLongBefore,
  neverAnswered,
  answeredAfterWeeks,
  registrationRefusedDealGoesOn,
  expiresInTheMiddle,
  extensionAskedAfterExpiry,
  extensionAtTheLastMinute,
  extendedAgainAndAgain,
  filedBeforeAHoliday,
  filedOnAFridayEvening,
  clocksAreChanged,
  beginsOnALeapDay,
  beginsAtAMonthEnd,
  closesOnTheLastDayOfTheYear,
  silentForMonths,
  takesEighteenMonths,
  closesWithinADay,
  customerDisputed,
  disputedAgainAndAgain,
  anotherScenario,
  scenarioChangesMidway,
  leadChangesHandsAtTheEnd,
  customerBuysDirect,
  sellerOpensAfterSeeingTheRegistration,
  twoAccountsBecomeOne,
  accountMerged,
  accountChangesHands,
  subsidiaryAndParent,
  customerIsConfidential,
  ownerLeavesDuringApproval,
  ownerLeaves,
  sellerMovesToARival,
  strangerDoesADuty,
  otherSideDoesTheDuty,
  nobodySaysWho,
  partnerReplaced,
  partnerAcquired,
  partnerLeavesTheProgramme,
  anotherPartnerJoins,
  everyTypeOfPartner,
  partnerOfANewType,
  partnerTypeNotRecorded,
  customerNamesAnotherPartner,
  onePartnerUnderTwoIds,
  partnerOnlyInfluences,
  vendorIntroducesThePartner,
  tenderPublished,
  privateOfferOnAMarketplace,
  cloudProviderJoins,
  invitationRunsOut,
  visibilityBecomesCoSell,
  dealSplitsInTwo,
  twoDealsBecomeOne,
  reopenedAfterALoss,
  lostThenWon,
  cancelledAfterTheWin,
  renewalComesDue,
  renewalWithAnotherPartner,
  stageIsSkipped,
  stageGoesBack,
  wonFromTheFirstStage,
  stuckInTheFirstStage,
  exceptionForTheRival,
  awardWithoutAWord,
  exceptionOnTheLead,
  linesInReverse,
  daysInsteadOfTimes,
  approvalNotRecorded,
  goesOnAfterTheClose,
  unknownStage,
  timeWithoutAZone,
  valueOutsideTheList,
  factNotRecorded,
  everythingToldTwice,
  unknownObject,
  closedBeforeItEnded,
];
