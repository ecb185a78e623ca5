package io.quelyos.bff.graphql.execution;

import graphql.schema.GraphQLObjectType;
import java.util.List;

/** The fields that a document asks of objects of one type at one place, in the order of the answer. */
record SelectionPlan(GraphQLObjectType type, List<FieldPlan> fields) {}
